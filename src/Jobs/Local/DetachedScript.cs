using System.Collections;
using System.Runtime.InteropServices;

namespace Jobs.Local;

/// <summary>
/// Starts shell scripts that outlive this process. They run in their own session, so that Ctrl-C or a hang-up of the terminal does not reach
/// them, and as orphans. <see cref="System.Diagnostics.Process"/> cannot start a session, and setsid(1) is not available on every system.
/// </summary>
internal static partial class DetachedScript
{
    private const short SetSignalDefaults = 0x04;
    private const short SetSignalMask = 0x08;
    private const short SetSessionLinux = 0x80;
    private const short SetSessionMac = 0x400;
    private const int InterruptedCall = 4;

    // At least as large as posix_spawnattr_t, posix_spawn_file_actions_t and sigset_t of every system.
    private const int OpaqueSize = 1024;

    // HUP, INT, QUIT, PIPE, TERM: the .NET runtime ignores PIPE, nohup(1) ignores HUP, and a job must not inherit that.
    private static readonly int[] DefaultedSignals = [1, 2, 3, 13, 15];

    /// <summary>Runs <paramref name="script"/>, with the id of its process group as the first argument.</summary>
    /// <param name="script">The text of a POSIX shell script.</param>
    /// <param name="arguments">The other arguments, passed unchanged.</param>
    /// <param name="environment">Environment variables in addition to those of this process.</param>
    /// <param name="standardOutput">The standard output of the script; null for that of this process.</param>
    /// <exception cref="JobException">The system cannot create another process, or the arguments are too long.</exception>
    public static unsafe void Start(
        string script,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string>> environment,
        SafeHandle? standardOutput = null)
    {
        byte* attributes = stackalloc byte[OpaqueSize], actions = stackalloc byte[OpaqueSize], signals = stackalloc byte[OpaqueSize];
        Check(AttributesInit(attributes));
        Check(ActionsInit(actions));
        try
        {
            Check(EmptySet(signals));
            Check(AttributesSetMask(attributes, signals));
            foreach (var signal in DefaultedSignals)
                Check(AddToSet(signals, signal));
            Check(AttributesSetDefaults(attributes, signals));
            var session = OperatingSystem.IsMacOS() ? SetSessionMac : SetSessionLinux;
            Check(AttributesSetFlags(attributes, (short)(SetSignalDefaults | SetSignalMask | session)));
            if (standardOutput is not null)
                Check(ActionsAddDuplicate(actions, (int)standardOutput.DangerousGetHandle(), 1));

            string?[] argv = ["sh", "-c", Script.Detach, script, .. arguments, null];
            Check(Spawn(out var process, "/bin/sh", actions, attributes, argv, [.. VariablesWith(environment), null]));
            // The process starts the script and exits; without this wait it would remain as a zombie while this process runs.
            while (WaitForProcess(process, out _, 0) < 0 && Marshal.GetLastPInvokeError() == InterruptedCall)
            {
            }
        }
        finally
        {
            _ = ActionsDestroy(actions);
            _ = AttributesDestroy(attributes);
        }
    }

    private static IEnumerable<string> VariablesWith(IEnumerable<KeyValuePair<string, string>> environment)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value);
        foreach (var (name, value) in environment)
            variables[name] = value;
        return variables.Select(variable => $"{variable.Key}={variable.Value}");
    }

    private static void Check(int error)
    {
        if (error != 0)
            throw new JobException($"No process could be started for the job: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Spawn(
        out int process, string path, byte* actions, byte* attributes, string?[] argv, string?[] envp);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int WaitForProcess(int process, out int status, int options);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static unsafe partial int AttributesInit(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static unsafe partial int AttributesSetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static unsafe partial int AttributesSetDefaults(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    private static unsafe partial int AttributesSetMask(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static unsafe partial int AttributesDestroy(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static unsafe partial int ActionsInit(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static unsafe partial int ActionsAddDuplicate(byte* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static unsafe partial int ActionsDestroy(byte* actions);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    private static unsafe partial int EmptySet(byte* signals);

    [LibraryImport("libc", EntryPoint = "sigaddset")]
    private static unsafe partial int AddToSet(byte* signals, int signal);
}
