using Faults;
using Jobs;
using Jobs.Cloud;
using Jobs.Local;
using Jobs.VertexAi;

// Submits a job, prints its id, and stays until it is killed. Arguments: JOBS_FOLDER RUN_ID SCRIPT, for a shell script on this machine, or
// vertex-ai RUN_ID NOTES_FOLDER, for the cloud that the environment names.
try
{
    var job = args[0] == "vertex-ai" ? await SubmitToCloudAsync(args[1], args[2]) : await SubmitHereAsync(args[0], args[1], args[2]);
    Console.WriteLine(job.Id);
}
catch (FaultException fault)
{
    Console.WriteLine(fault.Message);
    return fault.ExitCode;
}

await Task.Delay(Timeout.Infinite);
return 0;

static Task<TrainingJob> SubmitHereAsync(string folder, string run, string script)
{
    var service = new LocalJobService(folder, TimeProvider.System, Random.Shared, TimeSpan.FromSeconds(1));
    return service.SubmitAsync(new TrainingJobRequest
    {
        DisplayName = "of a client",
        RunId = run,
        Command = new JobCommand("/bin/sh", ["-c", script]),
        WorkingFolder = "/",
    });
}

static async Task<TrainingJob> SubmitToCloudAsync(string run, string notes)
{
    var location = new CloudLocation("my-project", "us-central1");
    using var http = new HttpClient();
    var connection = GoogleConnection.FromEnvironment(location.Region, http, Environment.GetEnvironmentVariable);
    var service = new VertexAiJobService(location, connection, new Dictionary<string, string>(), notes, TimeProvider.System);
    return await service.SubmitAsync(new CustomJobRequest
    {
        DisplayName = "of a client",
        RunId = run,
        Image = "trainer",
        WorkerPools = [new WorkerPool(new MachineSpec("n1-standard-4"))],
    });
}
