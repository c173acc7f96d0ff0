"""Runs MiniStack until its standard input ends.

Node holds the other end of that pipe. However the Node process ends, the pipe closes with it and the engine stops in
good order: it saves its data on a clean stop only, and nothing of it stays behind.
"""

import os
import shutil
import signal
import sys
import threading


def stop_when_parent_is_gone():
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


threading.Thread(target=stop_when_parent_is_gone, daemon=True).start()
sys.argv = sys.argv[:1]

from ministack.app import main  # noqa: E402 (the watcher must run before the slow import)

try:
    main()
finally:
    # Its own folder, made for this run: unpacked Lambdas.
    shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)
