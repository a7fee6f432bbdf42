"""Runs a program at a terminal of its own: terminal.py PROMPT ANSWER PROGRAM ARGUMENT...

When the program has shown PROMPT, ANSWER is typed, or sent as a signal where it is the name of one. Prints as JSON
what the terminal showed, how the program ended, and whether the terminal echoes afterwards.
"""

import json
import os
import pty
import signal
import sys
import termios

prompt, answer, *command = sys.argv[1:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)

shown = b""
answered = False
while True:
    try:
        chunk = os.read(terminal, 4096)
    except OSError:  # Linux answers so when the program has ended.
        break
    if not chunk:
        break
    shown += chunk
    if not answered and prompt.encode() in shown:
        answered = True
        # The prompt for a secret is shown just before the echo is switched off.
        while prompt.endswith(": ") and termios.tcgetattr(terminal)[3] & termios.ECHO:
            pass
        if answer in signal.Signals.__members__:
            os.kill(pid, signal.Signals[answer])
        else:
            os.write(terminal, answer.encode())

status = os.waitpid(pid, 0)[1]
print(
    json.dumps(
        {
            "shown": shown.decode(),
            "exitCode": os.waitstatus_to_exitcode(status),
            "echoes": bool(termios.tcgetattr(terminal)[3] & termios.ECHO),
        }
    )
)
