"""A machine without a network: what asks for one is noted and refused, in every Python that finds this."""

import os
import socket
import sys
from pathlib import Path

NAMES = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
ADDRESSES = {"socket.connect", "socket.sendto", "socket.sendmsg"}
NOTED = Path(os.environ["NETWORK_NOTED"])


def refuse(event, arguments):
    if event in NAMES or (event in ADDRESSES and arguments[0].family in {socket.AF_INET, socket.AF_INET6}):
        with NOTED.open("a") as notes:
            notes.write(f"{event} {arguments[-1] if event in ADDRESSES else arguments[0]}\n")
        raise OSError("there is no network here")


sys.addaudithook(refuse)
