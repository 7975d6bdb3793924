"""A self-check machine, by a client that others wrote: does what it is told on standard input, and tells the answers.

Told, as JSON: {"port", "folder", "encoding", "says": [[message, what it is set to first, arguments], ...]}. It prints a list with what the
client has understood of each answer.
"""

import json
import sys

from Sip2.sip2 import Sip2


def main() -> None:
    told = json.load(sys.stdin)
    machine = Sip2()
    machine.hostName = "127.0.0.1"
    machine.hostPort = told["port"]
    machine.hostEncoding = told["encoding"]
    machine.tlsEnable = False
    machine.socketTimeout = 15
    machine.institutionId = "library"
    machine.scLocation = "entrance"
    machine.language = "001"
    machine.logfile_path = told["folder"]
    machine.connect()
    answers = []
    for message, settings, arguments in told["says"]:
        for name, value in settings.items():
            setattr(machine, name, value)
        request = getattr(machine, f"sip_{message}_request")(*arguments)
        understand = getattr(machine, f"sip_{message}_response")
        answers.append(understand(machine.get_response(request)))
    machine.disconnect()
    print(json.dumps(answers))


main()
