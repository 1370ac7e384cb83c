namespace Settings.Declarations;

/// <summary>Forms of text shared by several settings.</summary>
/// <remarks>The patterns hold to what .NET and ECMAScript have in common, for the JSON Schema carries them too.</remarks>
public static class Forms
{
    public const string NotBlank = @"^(?=[\s\S]*\S)[^\r\n]+$";

    public const string Bucket = "^gs://[a-z0-9][a-z0-9._-]{1,220}[a-z0-9](/.*)?$";
    public const string BucketName = "gs://BUCKET or gs://BUCKET/PREFIX";

    public const string FolderOrBucket = PathPattern + "|" + Bucket;
    public const string FolderOrBucketName = "a folder, " + BucketName;

    public const string FilePath = PathPattern;

    public const string FileOrObject = PathPattern + "|^gs://[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]/.+$";
    public const string FileOrObjectName = "a path or gs://BUCKET/OBJECT";

    public const string ObjectPrefix = @"^(?!/)(?!(.*/)?\.\.?(/|$))(?!.*//)[^\\:\x00-\x1F]+$";
    public const string FileName = @"^(?!\.\.?$)[^/\\:\x00-\x1F]+$";

    // The grammar of github.com/distribution/reference, without a digest: an image gets its digest by being pushed.
    public const string ImageReference = "^([A-Za-z0-9.-]+(:[0-9]+)?/)?" + PathPart + "(/" + PathPart + ")*(:" + Tag + ")?$";
    public const string ImagePath = "^" + PathPart + "(/" + PathPart + ")*$";
    public const string ImagePathPart = "^" + PathPart + "$";
    public const string ImageTag = "^" + Tag + "$";

    public const string Duration = @"^[0-9]+(\.[0-9]{1,9})?s$";
    public const string DurationName = "seconds followed by s";

    public const string JobLabelName = "at most 63 lower-case letters, digits, - and _";

    public const string Region = "^[a-z]+(-[a-z]+)+[0-9]+$";
    public const string RegionName = "a region, which unlike a zone has no letter at its end";

    public const string WebAddress = @"^https?://[^\s/]+.*$";
    public const string WebAddressName = "a web address";

    public const string VariableName = "^[A-Za-z_][A-Za-z0-9_]*$";
    public const string VariableNameName = "the name of an environment variable";

    private const string PathPart = "[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*";
    private const string Tag = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
    private const string PathPattern = @"^(?!.*://)(?=.*\S)[^\x00-\x1F]+$";
}
