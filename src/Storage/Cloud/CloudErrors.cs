namespace Storage.Cloud;

/// <summary>Turns exceptions of Google's client into one line that says what went wrong with an object and what to do next.</summary>
internal sealed class CloudErrors(CloudAddress address)
{
    /// <param name="name">The object's name.</param>
    /// <param name="what">The operation, as a participle: <c>read</c>, <c>written</c>, …</param>
    public async Task<T> TellAsync<T>(string name, string what, Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (CloudFailure.ExplainCredentials(exception) is not null)
        {
            throw Tell(StorageProblem.NoCredentials, name, CloudFailure.ExplainCredentials(exception)!, exception);
        }
        catch (Exception exception) when (CloudFailure.StatusOf(exception) == 403)
        {
            throw Tell(
                StorageProblem.Denied,
                name,
                $"object \"{name}\" could not be {what}: this account has no permission: {CloudFailure.Describe(exception)}. "
                + $"Grant it: gcloud storage buckets add-iam-policy-binding gs://{address.Bucket} --member=MEMBER --role=roles/storage.objectAdmin, "
                + $"or use another account: {CloudFailure.SignIn}",
                exception);
        }
        catch (Exception exception) when (CloudFailure.StatusOf(exception) == 412)
        {
            throw Tell(StorageProblem.AlreadyExists, name, $"object \"{name}\" already exists. Choose another name, or delete it first.", exception);
        }
        catch (Exception exception) when (IsBucketMissing(exception, what))
        {
            throw Tell(StorageProblem.NoSuchBucket, name, CloudFailure.NoSuchBucket(address.Bucket), exception);
        }
        catch (Exception exception) when (CloudFailure.StatusOf(exception) == 404)
        {
            throw Tell(
                StorageProblem.Unavailable, name, $"object \"{name}\" was replaced or deleted while it was read. Read it again.", exception);
        }
        catch (Exception exception) when (IsRemote(exception, cancellation))
        {
            throw Tell(
                StorageProblem.Unavailable,
                name,
                $"object \"{name}\" could not be {what}: {CloudFailure.Describe(exception)}. "
                + (exception is HttpRequestException ? "Check the network, then try again." : "Try again later."),
                exception);
        }
        catch (Exception exception) when (LocalFailure.Is(exception))
        {
            throw Tell(
                StorageProblem.Unavailable, name, $"object \"{name}\" could not be {what}: {LocalFailure.Describe(exception)}", exception);
        }
    }

    public StorageException Damaged(string name, Checksum expected, Checksum found) =>
        StorageException.Damaged(address.ToString(), name, "was corrupted during the download", expected, found, "Try again.");

    /// <param name="next">The next step for the user.</param>
    public StorageException NotStoredWhole(string name, Checksum expected, Checksum found, string next) =>
        StorageException.Damaged(address.ToString(), name, "was corrupted during the upload", expected, found, next);

    /// <summary>The server received content that differs from the announced checksum, and did not store it.</summary>
    public StorageException Refused(string name, Checksum expected, Exception exception) => StorageException.Refused(
        address.ToString(), name, expected, $"{CloudFailure.Describe(exception)}. Upload it again, and do not change the file during the upload.", exception);

    public StorageException FileChanged(string name, string path, Checksum expected, Exception exception) => StorageException.Refused(
        address.ToString(), name, expected, $"but the size of {path} has changed. Upload it again, and do not change the file during the upload.", exception);

    public StorageException Locked(string name) => Tell(
        StorageProblem.Unavailable,
        name,
        $"object \"{name}\" is encrypted with a customer-supplied key. Store it without --encryption-key.");

    public StorageException Packed(string name) => Tell(
        StorageProblem.Unavailable,
        name,
        $"object \"{name}\" is stored compressed (Content-Encoding: gzip), so its checksum cannot be verified when it is read. "
        + "Store it uncompressed: use gcloud storage cp without -z and -Z.");

    private static bool IsRemote(Exception exception, CancellationToken cancellation) =>
        CloudFailure.StatusOf(exception) is not null || CloudFailure.MayPass(exception, cancellation) || exception is HttpRequestException;

    // Listing objects and starting an upload require only the bucket, so a 404 means that the bucket is missing.
    private static bool IsBucketMissing(Exception exception, string what) =>
        CloudFailure.IsBucketMissing(exception) || (CloudFailure.StatusOf(exception) == 404 && what is "listed" or "written");

    private StorageException Tell(StorageProblem problem, string name, string message, Exception? exception = null) =>
        new(problem, name, $"{address}: {message}", exception);
}
