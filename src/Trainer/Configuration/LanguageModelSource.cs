
namespace Trainer.Configuration;

/// <summary>The language model that training starts from.</summary>
public enum LanguageModelSource
{
    /// <summary>The one in <c>pretrained/LANGUAGE/</c> of the bucket.</summary>
    Bucket,

    /// <summary>The English one trained on WikiText-103.</summary>
    Wt103,

    /// <summary>None: training starts from random weights.</summary>
    None,
}
