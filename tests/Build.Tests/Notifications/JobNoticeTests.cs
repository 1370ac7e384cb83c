namespace Build.Tests.Notifications;

public sealed class JobNoticeTests
{
    [Fact]
    public void A_job_that_succeeded_is_told_with_its_model() =>
        Notices.Succeeded.ToJson().Should().Be(
            """
            {"text":"support: job 123 is JOB_STATE_SUCCEEDED. The model: gs://b/models/m.zip","pipeline":"support","job":"123",
            "displayName":"Support messages","run":"run-1","state":"JOB_STATE_SUCCEEDED","model":"gs://b/models/m.zip",
            "scores":"gs://b/models/s.json","console":"https://console.example.com/jobs/123",
            "log":"https://console.example.com/logs/123","ended":"1970-01-01T01:00:00+00:00"}
            """.ReplaceLineEndings(""));

    [Fact]
    public void A_job_that_failed_is_told_with_its_reason_and_no_model()
    {
        var notice = Notices.Failed;

        notice.Text.Should().Be("support: job 123 is JOB_STATE_FAILED. it ran out of memory. Its log: https://console.example.com/logs/123");
        notice.Reason.Should().Be("it ran out of memory");
        (notice.Model, notice.Scores).Should().Be((null, null));
        notice.Variables().Select(variable => variable.Name).Should().Equal(
            "PIPELINE", "JOB_ID", "JOB_NAME", "JOB_RUN", "JOB_STATE", "JOB_REASON", "JOB_CONSOLE", "JOB_LOG", "JOB_TEXT");
    }
}
