using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TestKit;
using WebTestKit;

namespace FakeVertexAi;

/// <summary>
/// Vertex AI custom jobs, AI Platform jobs, Cloud Logging and service accounts on this machine's loopback interface, with faults on demand.
/// <c>gcloud</c> works against it.
/// </summary>
public sealed class FakeTrainingCloud : IAsyncDisposable
{
    private readonly ConcurrentQueue<RecordedRequest> _requests = [];
    private readonly JobsApi _jobs;
    private readonly ServiceAccountsApi _accounts = new();
    private LoopbackServer? _server;

    private FakeTrainingCloud() => _jobs = new JobsApi(this);

    /// <summary>The root of the server, with a slash at its end.</summary>
    public Uri Address => _server!.Address;

    public FaultPlan<RequestKind, Fault> Faults { get; } = new();

    public FakeLog Log { get; } = new();

    /// <summary>The jobs, the oldest first.</summary>
    public IReadOnlyList<FakeJob> Jobs => _jobs.All;

    /// <summary>When set, a request without this bearer token is refused.</summary>
    public string? Token { get; set; }

    /// <summary>The regions there are; any when null.</summary>
    public IReadOnlyCollection<string>? Regions { get; set; }

    /// <summary>In how many lists each new job is missing at first.</summary>
    public int LatenessOfLists { get; set; }

    /// <summary>The most items a page of a list or a log holds.</summary>
    public int LargestPage { get; set; } = 1000;

    /// <summary>The program that is a job's container. Without one, jobs do what the test says.</summary>
    public Func<FakeJob, ProcessStartInfo>? Runner { get; set; }

    /// <summary>Called with each request before it is answered.</summary>
    public Action<RecordedRequest>? Received { get; set; }

    public IReadOnlyCollection<RecordedRequest> Requests => _requests;

    public static async Task<FakeTrainingCloud> StartAsync()
    {
        var cloud = new FakeTrainingCloud();
        cloud._server = await LoopbackServer.StartAsync(cloud.AnswerAsync);
        return cloud;
    }

    public IReadOnlyList<RecordedRequest> RequestsOf(RequestKind kind) => [.. _requests.Where(request => request.Kind == kind)];

    /// <param name="permissions">What the user may do with the account.</param>
    public void AddServiceAccount(string address, bool isDisabled = false, params string[] permissions) =>
        _accounts.Add(address, isDisabled, permissions);

    public async ValueTask DisposeAsync()
    {
        await _jobs.StopAllAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            var request = await ApiRequest.ReadAsync(context);
            var record = request.Record();
            _requests.Enqueue(record);
            Received?.Invoke(record);
            if (Token is not null && context.Request.Headers.Authorization != $"Bearer {Token}")
                throw new ApiError(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
            var fault = Faults.Take(request.Kind);
            var answer = fault is { AfterWork: false } ? null : Work(request);
            await (fault is null ? SendAsync(context, 200, answer!) : FailAsync(context, fault));
        }
        catch (ApiError error)
        {
            await SendAsync(context, error.Code, error.ToJson());
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or BadHttpRequestException)
        {
            context.Abort();
        }
        catch (Exception defect) when (!context.Response.HasStarted)
        {
            await SendAsync(context, 501, ApiError.Of(501, "UNIMPLEMENTED", $"Defect of the fake: {defect}"));
        }
    }

    private JsonObject Work(ApiRequest request) => request.Kind switch
    {
        _ when IsElsewhere(request) => throw new ApiError(404, "NOT_FOUND", "The requested URL was not found on this server."),
        RequestKind.Create => _jobs.Create(request),
        RequestKind.Get => _jobs.Find(request).Resource,
        RequestKind.List => _jobs.List(request),
        RequestKind.Cancel => _jobs.Cancel(request),
        RequestKind.ReadLog => ReadLog(request.Body!),
        RequestKind.GetServiceAccount => _accounts.Get(request.Id),
        RequestKind.TestServiceAccount => _accounts.Test(request.Id, request.Body!),
        _ => throw new ApiError(404, "NOT_FOUND", $"The fake does not know {request.Context.Request.Method} {request.Target}."),
    };

    private bool IsElsewhere(ApiRequest request) =>
        request.Parent.Split('/') is [_, _, "locations", var region] && Regions?.Contains(region) == false;

    private JsonObject ReadLog(JsonNode body)
    {
        var newestFirst = body["orderBy"]?.ToString() == "timestamp desc";
        var entries = Log.Find(body["filter"]?.ToString() ?? "", newestFirst);
        var size = body["pageSize"] is { } most ? (int)most : LargestPage;
        return Paging.Page("entries", entries, size, LargestPage, body["pageToken"]?.ToString() ?? "");
    }

    private static async Task FailAsync(HttpContext context, Fault fault)
    {
        switch (fault)
        {
            case Fault.Status status:
                if (status.RetryAfter is { } seconds)
                    context.Response.Headers.RetryAfter = $"{seconds}";
                await SendAsync(context, status.Code, status.Answer ?? ApiError.Of(status.Code, "INJECTED", "injected"));
                break;
            case Fault.Page page:
                context.Response.StatusCode = page.Code;
                await context.Response.WriteAsync(page.Text);
                break;
            case Fault.Stall:
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                break;
            default:
                context.Abort();
                break;
        }
    }

    private static Task SendAsync(HttpContext context, int status, JsonNode json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        return context.Response.WriteAsync(json.ToJsonString());
    }
}
