using Build.Containers.Registries;
using Build.Engines;
using CakeTestKit;
using Faults;
using Pipelines;

namespace Build.Tests.Containers.Registries;

public sealed class RegistryLoginTests : IDisposable
{
    private const string Password = "p\"ss wörd\\ $HOME";

    private readonly TempFolder _folder = new();
    private readonly KeptLog _log = new();

    private string Input => _folder.PathOf("input");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ContainerEngine.Docker, "DOCKER_CONFIG", "login")]
    [InlineData(ContainerEngine.Podman, "REGISTRY_AUTH_FILE", "login/auth.json")]
    public void The_password_goes_to_the_standard_input_only(ContainerEngine engine, string variable, string place)
    {
        using var program = Program($"cat > '{Input}'");

        var loggedIn = LogIn(new EngineProgram(engine, program.Path));

        File.ReadAllText(Input).Should().Be(Password);
        program.Arguments.Should().Equal("login", "--password-stdin", "--username", "us er", "registry:5000");
        program.Environment.Should().Contain($"{variable}={_folder.PathOf(place)}").And.NotContain(line => line.Contains(Password));
        _log.Lines.Should().NotContain(line => line.Contains(Password));
        loggedIn.Environment.Should().Contain(variable, _folder.PathOf(place));
    }

    [Fact]
    public void The_folder_of_the_login_is_for_this_user_alone()
    {
        using var program = Program("cat > /dev/null");

        LogIn(new EngineProgram(ContainerEngine.Docker, program.Path));

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(_folder.PathOf("login")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void What_the_program_says_is_the_fault_in_one_line_without_the_password()
    {
        using var program = Program("read line; echo 'WARNING! Look out.' >&2; echo 'time=1 level=info' >&2; echo >&2; echo \" unauthorized: the $line is wrong. \" >&2; exit 1");

        Refusal(new EngineProgram(ContainerEngine.Podman, program.Path), FaultKind.Remote, password: "secret").Should().Be(
            "podman login registry:5000 as us er: unauthorized: the *** is wrong. Check user and password: podman login, or image.login. "
            + "The user must have read and write access.");
    }

    [Fact]
    public void A_program_that_fails_without_a_word_is_a_fault_of_the_tool()
    {
        using var program = Program("cat > /dev/null; exit 9");

        Refusal(new EngineProgram(ContainerEngine.Podman, program.Path), FaultKind.Tool).Should().Be(
            "podman login registry:5000 as us er: Docker: Process returned an error (exit code 9). Read what podman wrote above, or run it by hand.");
    }

    [Fact]
    public void A_missing_program_is_a_fault_of_the_tool() =>
        Refusal(new EngineProgram(ContainerEngine.Podman, _folder.PathOf("podman")), FaultKind.Tool).Should().Be(
            "podman login registry:5000 as us er: Docker: Could not locate executable. Read what podman wrote above, or run it by hand.");

    [Fact]
    public void A_program_that_cannot_be_started_is_a_fault_of_the_tool()
    {
        Tools.Require("/bin/sh");

        Refusal(new EngineProgram(ContainerEngine.Podman, _folder.Write("podman", "no program")), FaultKind.Tool)
            .Should().StartWith("podman login registry:5000 as us er: ").And.NotContain("\n");
    }

    [Fact]
    public void A_program_that_ends_before_it_reads_the_password_is_a_fault()
    {
        using var program = Program("exec 0<&-; echo 'unknown flag: --password-stdin' >&2; exit 125");

        // More than a pipe holds, so that it is noticed that nobody reads.
        Refusal(new EngineProgram(ContainerEngine.Podman, program.Path), kind: null, password: new string('x', 1 << 20))
            .Should().NotContain("xxx").And.NotContain("\n");
    }

    private EngineProgram LogIn(EngineProgram program, string password = Password) =>
        RegistryLogin.LogIn(RealCake.Context(_log), program, "registry:5000", "us er", password, _folder.PathOf("login"));

    private string Refusal(EngineProgram program, FaultKind? kind, string password = Password)
    {
        var logIn = () => LogIn(program, password);
        var fault = logIn.Should().Throw<FaultException>().Which;
        if (kind is not null)
            fault.Kind.Should().Be(kind);
        return fault.Message;
    }

    private static RecordingProgram Program(string body) => new("program", body);
}
