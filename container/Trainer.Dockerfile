# The trainer, for training jobs in containers.
#
# The build context holds two archives, with fixed times and modes, each unpacked into a layer:
#   libraries.tar  libtorch, the .NET runtime and third-party assemblies: hundreds of MB that change with a version
#   program.tar    the project's own assemblies: a few MB that change with every commit
# BuildImage makes it below artifacts/trainer/. By hand, after `./build.sh --target=BuildImage --pipeline=quickstart-container`:
#   docker build --file container/Trainer.Dockerfile artifacts/trainer/cpu-linux-x64.context
#
# The trainer brings its own runtime, so any base with glibc 2.35, libstdc++ and CA certificates will do.
ARG BASE=mcr.microsoft.com/dotnet/runtime-deps:10.0
FROM ${BASE}

ADD libraries.tar /
ADD program.tar /

# Whoever runs the image may be any user; /tmp is writable for all of them.
ENV HOME=/tmp \
    NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility
USER 10001:10001
ENTRYPOINT ["/opt/trainer/Trainer"]
