"""A graph served over HTTP: a read-only SPARQL 1.1 endpoint with a start page for people.

`server.py`      opens the port and runs until it is told to end: `potestas.serve`
`application.py` which address is answered how, by the ASGI framework Starlette
`protocol.py`    from a request to a question, as SPARQL 1.1 Protocol has it
`formats.py`     which format the client wants, by its Accept header or by `format=`
`settings.py`    address and limits unless others are given
`question.py`    what is asked, what comes back, and what is refused with which status
`pool.py`        query processors, each with one question at a time, and a new one for each that died
`processor.py`   one of them: a process with the graph in a store of its own, which its limits end
`served.py`      the graph as what the processors load, with what the pages tell of it
`description.py` the service description, for machines
`pages.py`       the start page, the answers and the refusals, for people

What passes a limit of time or memory cannot be stopped inside the store, so it dies with its process.
"""
