using Build.Containers.Registries;
using Build.Engines;
using Build.Tests.Engines;
using Cake.Core;
using Cake.Docker;
using CakeTestKit;
using Faults;

namespace Build.Tests.Containers.Registries;

public sealed class RealRegistryLoginTests(DockerEngine docker, PodmanEngine podman)
    : IClassFixture<DockerEngine>, IClassFixture<PodmanEngine>, IDisposable
{
    private const string Password = "p\"ss wörd\\ $HOME";

    private readonly ICakeContext _cake = RealCake.Context();
    private readonly TempFolder _folder = new();
    private readonly ContainerRegistry _registry = new() { User = "user", Password = Password };

    public void Dispose()
    {
        _registry.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Docker_pushes_and_pulls_by_digest_once_it_is_logged_in()
    {
        var program = docker.AsProgram();
        TinyBaseImage.ImportInto(docker);

        PushNeedsTheLogin(program);
        File.Exists(Path.Combine(docker.Environment["DOCKER_CONFIG"], "config.json")).Should().BeFalse("the login is kept elsewhere");
    }

    [Fact]
    public void Podman_pushes_and_pulls_by_digest_once_it_is_logged_in()
    {
        var program = podman.AsProgram();
        podman.Trust(_registry);
        TinyBaseImage.ImportInto(podman);

        PushNeedsTheLogin(program);
        File.ReadAllText(podman.Environment["REGISTRY_AUTH_FILE"]).Should().Be("{}", "the login is kept elsewhere");
    }

    [Fact]
    public void A_wrong_password_is_refused()
    {
        Refusal(docker.AsProgram(), "wrong one").Should().StartWith($"docker login {_registry.Address} as user: ")
            .And.Contain("401 Unauthorized").And.Contain(". Check user and password: docker login, or image.login.");
        podman.Trust(_registry);
        Refusal(podman.AsProgram(), "wrong one").Should().StartWith($"podman login {_registry.Address} as user: ")
            .And.Contain("invalid username/password").And.NotContain("wrong one");
    }

    [Fact]
    public void A_registry_that_does_not_answer_is_a_fault_until_it_does()
    {
        var address = _registry.Address;
        _registry.Stop();

        Refusal(docker.AsProgram(), Password).Should().StartWith($"docker login {address} as user: ").And.Contain("connection refused");

        _registry.Start();
        LogIn(docker.AsProgram(), Password);
    }

    private void PushNeedsTheLogin(EngineProgram program)
    {
        var image = $"{_registry.Address}/team/image:1";
        new ContainerTool<DockerImageTagSettings>(_cake, program).Run("tag", new(), TinyBaseImage.Name, image);
        var push = () => new Engine(_cake, program).Push(image);
        push.Should().Throw<EngineException>().Where(exception => exception.Fault == EngineFault.Denied)
            .WithMessage($"{program.Name} push {image}: *auth*. Check user and password: {program.Name} login, or image.login.*");

        var loggedIn = LogIn(program, Password);
        var digest = $"{_registry.Address}/team/image@{new Engine(_cake, loggedIn).Push(image)}";

        _cake.DockerRemove(program.Configure(new DockerImageRemoveSettings { Force = true }), image);
        _cake.DockerPull(loggedIn.Configure(new DockerImagePullSettings()), digest);
    }

    private EngineProgram LogIn(EngineProgram program, string password) =>
        RegistryLogin.LogIn(_cake, program, _registry.Address, "user", password, _folder.PathOf("login"));

    private string Refusal(EngineProgram program, string password)
    {
        var logIn = () => LogIn(program, password);
        var fault = logIn.Should().Throw<FaultException>().Which;
        fault.Kind.Should().Be(FaultKind.Remote);
        fault.Message.Should().NotContain("\n").And.NotContain(password);
        return fault.Message;
    }
}
