"""Runs MiniStack until its standard input ends.

Node holds the other end of that pipe. However the Node process ends, the pipe closes with it and the engine stops in
good order: it saves its data on a clean stop only, and nothing of it stays behind.
"""

import json
import os
import pathlib
import shutil
import signal
import sys
import threading


def stop_when_parent_is_gone():
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def forget_stream_positions():
    """The engine keeps how far each reader of a stream has come, but not the stream: after a restart a reader would wait at a
    place that the new stream reaches only after as many writes as there were before. Without the old place it reads all."""
    path = pathlib.Path(os.environ["STATE_DIR"]) / "lambda.json"
    if not path.exists():
        return
    state = json.loads(path.read_text("utf-8"))
    positions = state.get("payload", {}).get("dynamodb_stream_positions", {})
    if positions.get("data"):
        positions["data"] = {}
        path.write_text(json.dumps(state), "utf-8")


forget_stream_positions()
threading.Thread(target=stop_when_parent_is_gone, daemon=True).start()
sys.argv = sys.argv[:1]

from ministack.app import main  # noqa: E402 (the watcher must run before the slow import)

try:
    main()
finally:
    # Its own folder, made for this run: unpacked Lambdas.
    shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)
