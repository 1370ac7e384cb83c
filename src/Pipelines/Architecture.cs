namespace Pipelines;

/// <summary>The encoder of the language model.</summary>
public enum Architecture
{
    /// <summary>Merity et al. 2017, arXiv:1708.02182.</summary>
    AwdLstm,

    /// <summary>The same regularisation over quasi-recurrent layers, Bradbury et al. 2016, arXiv:1611.01576.</summary>
    AwdQrnn,
}
