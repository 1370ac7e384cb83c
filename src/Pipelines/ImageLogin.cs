namespace Pipelines;

/// <summary>As whom the engine pushes.</summary>
public enum ImageLogin
{
    /// <summary>On a registry of Google's that the engine has no credentials for, as <see cref="Gcloud"/>; else as <see cref="Engine"/>.</summary>
    Auto,

    /// <summary>The engine's own configuration: <c>docker login</c>, credential helpers.</summary>
    Engine,

    /// <summary>The user of gcloud, by a token that lives for an hour.</summary>
    Gcloud,

    /// <summary>A user and a file that holds the password.</summary>
    Password,
}
