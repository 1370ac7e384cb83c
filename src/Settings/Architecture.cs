namespace Settings;

/// <summary>The recurrent layers of an encoder.</summary>
public enum Architecture
{
    /// <summary>LSTM layers: Merity et al., "Regularizing and Optimizing LSTM Language Models", 2017.</summary>
    AwdLstm,

    /// <summary>Quasi-recurrent layers under the same regularisation: Bradbury et al., "Quasi-Recurrent Neural Networks", 2016.</summary>
    AwdQrnn,
}
