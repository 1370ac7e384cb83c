using Jobs;
using Jobs.Local;

// Submits a shell script as a job, prints the job's id, and stays until it is killed. Arguments: JOBS_FOLDER RUN_ID SCRIPT
var service = new LocalJobService(args[0], TimeProvider.System, Random.Shared, TimeSpan.FromSeconds(1));
var job = await service.SubmitAsync(new TrainingJobRequest
{
    DisplayName = "of a client",
    RunId = args[1],
    Command = new JobCommand("/bin/sh", ["-c", args[2]]),
    WorkingFolder = "/",
});
Console.WriteLine(job.Id);
await Task.Delay(Timeout.Infinite);
