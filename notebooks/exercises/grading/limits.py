"""What a student's process may use.  One place, since the sandbox, the worker and the documentation state it."""

SECONDS_START = 60                                 # of waiting for a new process, which costs nobody points
SECONDS_CPU = 60                                   # of a whole submission
SECONDS_CELL = 30                                  # of waiting for one cell, or
SECONDS_ANSWER = 15                                # for one answer
MEMORY = 1 << 30                                   # bytes of address space, a process, and
MEMORY_ALL = 2 << 30                               # bytes that all its processes really hold, looked at from outside
PROCESSES = 8                                      # with their threads
FILE = 16 << 20                                    # bytes of one file
FILES = 64                                         # open at a time
SCRATCH = 64 << 20                                 # bytes of all files together, where bubblewrap is
ANSWER = 1_000_000                                 # characters of one answer
RESTARTS = 4                                       # of a submission whose process had to be stopped
SECONDS_ALL = 180                                  # of waiting for a submission, with all restarts
NOTEBOOK = 20 << 20                                # bytes of a submission


def apply():
    """Limits this process for good, and all that it will start."""
    import resource

    for what, most in ((resource.RLIMIT_CPU, SECONDS_CPU), (resource.RLIMIT_AS, MEMORY),
                       (resource.RLIMIT_NPROC, PROCESSES), (resource.RLIMIT_FSIZE, FILE),
                       (resource.RLIMIT_NOFILE, FILES), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))
