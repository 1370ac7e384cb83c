using System.Reflection;

namespace Google.Cloud.Storage.V1.Tests;

/// <summary>Code that compiles against the polyfill compiles against the package.</summary>
/// <remarks>
/// <c>published-api.txt</c> holds the package's own members. To write it anew: <c>UPDATE_SNAPSHOTS=1 dotnet test --project
/// tests/Google.Cloud.Storage.V1.Tests -p:UsePolyfills=false</c>.
/// </remarks>
public sealed class PublishedApiTests
{
    private const string Approved = "Google.Cloud.Storage.V1.Tests/published-api.txt";

    private static readonly Type[] Covered =
    [
        typeof(DeleteObjectOptions),
        typeof(DownloadObjectOptions),
        typeof(DownloadValidationMode),
        typeof(GetBucketOptions),
        typeof(GetObjectOptions),
        typeof(ListObjectsOptions),
        typeof(Projection),
        typeof(RetryOptions),
        typeof(RetryPredicate),
        typeof(RetryTiming),
        typeof(StorageClient),
        typeof(StorageClientBuilder),
        typeof(UploadObjectOptions),
        typeof(UploadValidationMode),
    ];

    private static bool IsPolyfill => typeof(StorageClient).Assembly.GetCustomAttribute<AssemblyCompanyAttribute>()?.Company != "Google LLC";

    [Fact]
    public void Every_member_is_one_of_the_package()
    {
        var members = Covered.SelectMany(Lines).ToList();
        if (!IsPolyfill)
            Snapshot.Match(string.Join('\n', members) + "\n", Approved);

        members.Should().BeSubsetOf(File.ReadAllLines(Repository.PathOf("tests", Approved)));
    }

    [Fact]
    public void Every_public_type_is_compared() =>
        (IsPolyfill ? typeof(StorageClient).Assembly.GetExportedTypes() : Covered).Should().BeEquivalentTo(Covered);

    private static IEnumerable<string> Lines(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        yield return $"{type.Name} : {type.BaseType}{(type.IsAbstract ? " abstract" : "")}{(type.IsSealed ? " sealed" : "")}";
        // A property is its two methods.
        var members = type.GetMembers(Declared).Where(member => member is not PropertyInfo);
        foreach (var line in members.Select(member => $"{type.Name}: {Line(member)}").Order(StringComparer.Ordinal))
            yield return line;
    }

    private static string Line(MemberInfo member) => member switch
    {
        MethodBase method => $"{(method.IsStatic ? "static " : "")}{method} ({string.Join(", ", method.GetParameters().Select(Parameter))})",
        FieldInfo { IsLiteral: true } constant => $"{constant} = {constant.GetRawConstantValue()}",
        _ => $"{member.MemberType} {member}",
    };

    private static string Parameter(ParameterInfo parameter) => parameter.Name + (parameter.HasDefaultValue ? " = default" : "");
}
