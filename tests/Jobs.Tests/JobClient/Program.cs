using Jobs;
using Jobs.Cloud;
using Jobs.Local;
using Jobs.VertexAi;

// Submits a job, prints its id, and stays until it is killed. Arguments: JOBS_FOLDER RUN_ID SCRIPT, for a shell script on this machine, or
// vertex-ai ADDRESS RUN_ID NOTES_FOLDER.
var job = args[0] == "vertex-ai" ? await SubmitToCloudAsync(new Uri(args[1]), args[2], args[3]) : await SubmitHereAsync(args[0], args[1], args[2]);
Console.WriteLine(job.Id);
await Task.Delay(Timeout.Infinite);

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

static async Task<TrainingJob> SubmitToCloudAsync(Uri address, string run, string notes)
{
    using var http = new HttpClient();
    var connection = new GoogleConnection(http, new NoTokens(), new GoogleEndpoints(address, address, address));
    var service = new VertexAiJobService(
        new CloudLocation("my-project", "us-central1"), connection, new Dictionary<string, string>(), notes, TimeProvider.System);
    return await service.SubmitAsync(new CustomJobRequest
    {
        DisplayName = "of a client",
        RunId = run,
        Image = "trainer",
        WorkerPools = [new WorkerPool(new MachineSpec("n1-standard-4"))],
    });
}
