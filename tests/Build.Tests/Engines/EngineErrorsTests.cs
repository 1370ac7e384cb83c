using Build.Engines;

namespace Build.Tests.Engines;

/// <summary>Error texts as Docker 20.10 and 28.2, Podman 4.3, Docker's registry and Google's print them.</summary>
public sealed class EngineErrorsTests
{
    [Theory]
    [InlineData("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", EngineFault.EngineDown)]
    [InlineData("Cannot connect to Podman. Please verify your connection to the Linux system\nError: unable to connect to Podman socket: Get \"http://d/v4.3.1/libpod/_ping\": dial unix ///run/podman.sock: connect: connection refused", EngineFault.EngineDown)]
    [InlineData("permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: connect: permission denied", EngineFault.EngineForbidden)]
    [InlineData("Error processing tar file(exit status 1): write /opt/trainer/libtorch_cpu.so: no space left on device", EngineFault.DiskFull)]
    [InlineData("Get \"http://localhost:5999/v2/\": dial tcp 127.0.0.1:5999: connect: connection refused", EngineFault.Unreachable)]
    [InlineData("Get \"https://nosuchhost.invalid/v2/\": dial tcp: lookup nosuchhost.invalid on 10.0.0.2:53: no such host", EngineFault.Unreachable)]
    [InlineData("Get \"https://example.com/v2/\": net/http: TLS handshake timeout", EngineFault.Unreachable)]
    [InlineData("Patch \"http://localhost:5000/v2/a/blobs/uploads/1\": EOF", EngineFault.Unreachable)]
    [InlineData("received unexpected HTTP status: 503 Service Unavailable", EngineFault.Unreachable)]
    [InlineData("no basic auth credentials", EngineFault.Denied)]
    [InlineData("unauthorized: authentication required", EngineFault.Denied)]
    [InlineData("denied: Permission \"artifactregistry.repositories.uploadArtifacts\" denied on resource \"projects/p/locations/l/repositories/r\" (or it may not exist)", EngineFault.Denied)]
    [InlineData("pull access denied for trainer, repository does not exist or may require 'docker login': denied: requested access to the resource is denied", EngineFault.Denied)]
    [InlineData("toomanyrequests: Quota exceeded for quota metric 'Requests per project per region'", EngineFault.Quota)]
    [InlineData("Error response from daemon: manifest for localhost:5000/a/b:1 not found: manifest unknown: manifest unknown", EngineFault.Absent)]
    [InlineData("Error response from daemon: no such image: trainer: No such image: trainer:latest", EngineFault.Absent)]
    [InlineData("Error: inspecting object: trainer: image not known", EngineFault.Absent)]
    [InlineData("Error response from daemon: No such container: trainer-1", EngineFault.Absent)]
    [InlineData("Error: no container with name or ID \"trainer-1\" found: no such container", EngineFault.Absent)]
    [InlineData("dockerfile parse error line 3: unknown instruction: COPPY", EngineFault.Other)]
    [InlineData("layer sha256:4294010000403aa1e9f does not exist", EngineFault.Other)]
    [InlineData("", EngineFault.Other)]
    public void A_text_tells_what_went_wrong(string errors, EngineFault fault) => EngineErrors.Read(errors).Should().Be(fault);

    [Theory]
    [InlineData(EngineFault.Unreachable, true)]
    [InlineData(EngineFault.Quota, true)]
    [InlineData(EngineFault.Denied, false)]
    [InlineData(EngineFault.Absent, false)]
    [InlineData(EngineFault.DiskFull, false)]
    [InlineData(EngineFault.EngineDown, false)]
    [InlineData(EngineFault.EngineForbidden, false)]
    [InlineData(EngineFault.Other, false)]
    public void Only_what_may_pass_is_tried_again(EngineFault fault, bool isPassing) => EngineErrors.IsPassing(fault).Should().Be(isPassing);

    [Theory]
    [InlineData("Copying blob 1\nError: writing blob: denied: no\n", "Error: writing blob: denied: no")]
    [InlineData("Error: first\nError: second\nsee --help", "Error: second")]
    [InlineData("Retrying in 1 second\nGet \"http://example.com/v2/\": EOF", "Get \"http://example.com/v2/\": EOF")]
    [InlineData("boom\nWARNING: old\ntime=\"2026\" level=info\n\n", "boom")]
    [InlineData("", null)]
    public void What_failed_is_picked_out_of_what_is_said_beside_it(string errors, string? gist) => EngineErrors.Gist(errors).Should().Be(gist);
}
