"""Runs llama.cpp's own HTTP server: serve.py PACKAGES MODEL PORT CONTEXT. It ends with the process that started it."""

import os
import sys

sys.path.insert(0, sys.argv[1])
import xllamacpp  # noqa: E402

_, _, model, port, context = sys.argv
params = xllamacpp.CommonParams()
params.model.path = model
params.model_alias = {"small"}
params.hostnames = ["127.0.0.1"]
params.port = int(port)
params.n_ctx = int(context)
params.n_parallel = 1
params.n_gpu_layers = 0
# Threads sleep while they wait, for a thread that spins slows down the browser beside it. One thread writes: two wait for
# each other at every step, which on busy processors takes a second a word.
params.cpuparams.n_threads = 1
params.cpuparams_batch.n_threads = 2
params.cpuparams.poll = params.cpuparams_batch.poll = 0
# The same prompts get the same answers, so that a failure can be repeated.
params.sampling.seed = 1
server = xllamacpp.Server(params)
# The pipe closes when the process at its other end does, however that ends.
sys.stdin.read()
os._exit(0)
