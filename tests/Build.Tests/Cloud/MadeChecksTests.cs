using Build.Cloud;
using Build.Containers.Images;
using Build.Engines;
using Storage;
using Storage.Folders;

namespace Build.Tests.Cloud;

/// <summary>The checks of what the build has made: the image and the data.</summary>
public sealed class MadeChecksTests : IDisposable
{
    private const string Name = "host/trainer@sha256:01", Push = "./build.sh --target=PushImage", Stage = "./build.sh --target=StageData";

    private readonly TempFolder _folder = new();

    private IObjectStore Store => field ??= new FolderObjectStore(_folder.PathOf("bucket"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_image_that_the_registry_has_passes() => (await ImageAsync(Name, _ => Task.FromResult(true))).Should().BeEmpty();

    [Fact]
    public async Task An_image_that_the_registry_lacks_is_a_problem()
    {
        (await ImageAsync(Name, _ => Task.FromResult(false))).Should().Equal($"image: the registry does not have {Name}. Push it: {Push}");
        (await ImageAsync(null, _ => throw new InvalidOperationException())).Should().Equal($"image: it was not pushed yet. Push it: {Push}");
    }

    [Theory]
    [InlineData(EngineFault.Denied, "image: denied")]
    [InlineData(EngineFault.EngineDown, "image: denied")]
    [InlineData(EngineFault.Unreachable, "Unchecked: image: could not be checked: denied")]
    public async Task A_registry_that_refuses_is_a_problem_and_one_that_does_not_answer_is_not(EngineFault fault, string line) =>
        (await ImageAsync(Name, _ => throw new EngineException(fault, "denied", new InvalidOperationException()))).Should().Equal(line);

    [Theory]
    [InlineData("us-central1-docker.pkg.dev/my-project/train/trainer:1")]
    [InlineData("example.com:5000/trainer:1")]
    public async Task A_registry_in_the_world_passes(string uri) => (await NameAsync(uri)).Should().BeEmpty();

    [Fact]
    public async Task An_image_without_a_registry_is_a_problem() =>
        (await NameAsync("team/trainer:1")).Should().Equal(
            "image.uri: team/trainer:1 names no registry, and stays on this machine. Delete the key: the image is then named after submit.project and the region.");

    [Theory]
    [InlineData("localhost:5000")]
    [InlineData("127.0.0.1:5000")]
    public async Task A_registry_of_this_machine_is_a_warning(string host) =>
        (await NameAsync($"{host}/trainer:1")).Should().Equal(
            $"Warning: image.uri: {host} is this machine; Google's machines cannot pull an image from it.");

    [Fact]
    public async Task Data_that_the_bucket_holds_byte_for_byte_passes()
    {
        await Store.UploadAsync(_folder.Write("a", "123456789"), "pretrained/fr/a");

        (await DataAsync("a")).Should().BeEmpty();
    }

    [Fact]
    public async Task Data_that_is_missing_or_another_is_a_problem_each()
    {
        await Store.UploadAsync(_folder.Write("a", "123456789"), "pretrained/fr/a");
        var changed = _folder.Write("a", "123456780");
        _folder.Write("b", "");

        (await DataAsync("a", "b")).Should().Equal(
            $"data: {Store.Location} has a pretrained/fr/a that differs from {changed}. Copy it there: {Stage}",
            $"data: {Store.Location} has no pretrained/fr/b. Copy it there: {Stage}");
    }

    [Theory]
    [InlineData(StorageProblem.NoSuchBucket, "data: refused")]
    [InlineData(StorageProblem.Unavailable, "Unchecked: data: could not be checked: refused")]
    public async Task A_store_that_refuses_is_a_problem_and_one_that_does_not_answer_is_not(StorageProblem problem, string line) =>
        (await Checks.FindAsync(new StagedDataCheck([("a", "a")], new RefusingStore(problem), Stage))).Should().Equal(line);

    private static Task<string[]> ImageAsync(string? name, Func<string, Task<bool>> holds) => Checks.FindAsync(new ImageCheck(name, holds, Push));

    private static Task<string[]> NameAsync(string uri) => Checks.FindAsync(new ImageNameCheck(ImageReference.Parse(uri)));

    private Task<string[]> DataAsync(params string[] names) =>
        Checks.FindAsync(new StagedDataCheck([.. names.Select(name => (_folder.PathOf(name), $"pretrained/fr/{name}"))], Store, Stage));
}
