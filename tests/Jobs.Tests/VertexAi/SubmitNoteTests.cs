using Jobs.Cloud;
using Jobs.Tests.Cloud;

namespace Jobs.Tests.VertexAi;

/// <summary>What this machine notes of the runs it has sent.</summary>
public sealed class SubmitNoteTests : IAsyncLifetime
{
    private TrainingCloud _cloud = null!;

    public async ValueTask InitializeAsync() => _cloud = await TrainingCloud.StartAsync();

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_job_that_lists_never_show_is_found_by_this_machine()
    {
        _cloud.Server.LatenessOfLists = 1000;

        var first = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);
        var second = await _cloud.Service.SubmitAsync(CustomJobs.Tutorial);

        second.Id.Should().Be(first.Id);
        _cloud.Server.Jobs.Should().ContainSingle();
    }

    [Fact]
    public async Task An_unreadable_note_is_named()
    {
        Directory.CreateDirectory(_cloud.NotesFolder);
        var note = Path.Combine(_cloud.NotesFolder, "run-1.json");
        File.WriteAllText(note, "{");

        await FluentActions.Awaiting(() => _cloud.Service.SubmitAsync(CustomJobs.Tutorial)).Should().ThrowAsync<JobException>()
            .WithMessage($"{note}: the submission record is unreadable. Make sure that the run has no job, then delete the file.");
        _cloud.Server.Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task A_note_that_cannot_be_written_keeps_the_run_from_being_sent()
    {
        var note = Path.Combine(_cloud.NotesFolder, "run-1.json");
        Directory.CreateDirectory(note);

        await FluentActions.Awaiting(() => _cloud.Service.SubmitAsync(CustomJobs.Tutorial)).Should().ThrowAsync<JobException>()
            .WithMessage($"{note}: the submission record cannot be written: *");
        _cloud.Server.Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_of_notes_that_cannot_be_written_is_named()
    {
        File.WriteAllText(_cloud.PathOf("file"), "");
        var folder = _cloud.PathOf("file/notes");

        await FluentActions.Awaiting(() => _cloud.ServiceWith(new CloudTiming(), notes: folder).SubmitAsync(CustomJobs.Tutorial)).Should()
            .ThrowAsync<JobException>().WithMessage($"{folder}: the submission records cannot be written: *");
        _cloud.Server.Jobs.Should().BeEmpty();
    }
}
