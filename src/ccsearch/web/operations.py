"""For machines that watch and find: health, readiness, robots, and the browser's search box."""

from flask import Blueprint, Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from ccsearch.web import current
from ccsearch.web.suggestions import found

blueprint = Blueprint("operations", __name__)


@blueprint.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Say that the process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def readyz() -> ResponseReturnValue:
    """Say that the index answers, and which state of it; else the answer of the fault."""
    engine = current.engine()
    return jsonify(status="ok", state=engine.state(), issues=engine.totals().issues)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Ask crawlers to stay out."""
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """Describe the search to a browser that wants to add it."""
    return Response(render_template("opensearch.xml"), mimetype="application/opensearchdescription+xml")


@blueprint.get("/opensearch/suggest")
def complete() -> ResponseReturnValue:
    """Suggest names in the form that browsers read."""
    typed = request.args.get("q", "")
    answer = jsonify([typed, [one.value for one in found(typed).suggestions]])
    answer.content_type = "application/x-suggestions+json"
    return answer
