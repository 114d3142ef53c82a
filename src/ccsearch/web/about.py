"""What this is, how to ask, and what it holds."""

from flask import Blueprint

from ccsearch import __version__
from ccsearch.errors import IndexUnavailableError
from ccsearch.web import current
from ccsearch.web.contexts import AboutPage, render

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
def about() -> str:
    """Show version, figures and the state of the index; also while there is none."""
    try:
        engine = current.engine()
        totals, state = engine.totals(), engine.state()
    except IndexUnavailableError as fault:
        totals, state = None, fault.message
    return render(AboutPage(title="关于", version=__version__, totals=totals, state=state))
