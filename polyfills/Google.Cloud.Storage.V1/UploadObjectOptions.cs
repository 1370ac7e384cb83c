using Google.Apis.Storage.v1;
using Google.Apis.Upload;

namespace Google.Cloud.Storage.V1;

/// <summary>How an object is uploaded; a null says nothing.</summary>
public sealed class UploadObjectOptions
{
    /// <summary>What a chunk's size is a multiple of, in bytes.</summary>
    public const int MinimumChunkSize = ResumableUpload.MinimumChunkSize;

    private int? _chunkSize;

    /// <summary>How many bytes go into one request.</summary>
    /// <exception cref="ArgumentException">The size is no positive multiple of <see cref="MinimumChunkSize"/>.</exception>
    public int? ChunkSize
    {
        get => _chunkSize;
        set => _chunkSize = value is null || (value > 0 && value % MinimumChunkSize == 0)
            ? value
            : throw new ArgumentException($"A chunk's size is a positive multiple of {MinimumChunkSize} bytes.", nameof(value));
    }

    /// <summary>The upload takes place only if the object has this generation; 0: only if there is none.</summary>
    public long? IfGenerationMatch { get; set; }

    public long? IfGenerationNotMatch { get; set; }

    public long? IfMetagenerationMatch { get; set; }

    public long? IfMetagenerationNotMatch { get; set; }

    public Projection? Projection { get; set; }

    /// <summary>The project that pays for the request.</summary>
    public string? UserProject { get; set; }

    /// <summary>Null is <see cref="UploadValidationMode.RejectAndThrow"/>.</summary>
    public UploadValidationMode? UploadValidationMode { get; set; }

    internal void ApplyTo(ObjectsResource.InsertMediaUpload upload)
    {
        upload.ChunkSize = ChunkSize ?? upload.ChunkSize;
        upload.IfGenerationMatch = IfGenerationMatch;
        upload.IfGenerationNotMatch = IfGenerationNotMatch;
        upload.IfMetagenerationMatch = IfMetagenerationMatch;
        upload.IfMetagenerationNotMatch = IfMetagenerationNotMatch;
        upload.Projection = (ObjectsResource.InsertMediaUpload.ProjectionEnum?)Projection;
        upload.UserProject = UserProject;
    }
}
