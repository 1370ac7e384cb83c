namespace Kernels;

/// <summary>Coefficients of one Adam step that all elements of a parameter share.</summary>
/// <param name="Decay">Factor that the parameter is multiplied by first (weight decay); 1 for no decay.</param>
/// <param name="Momentum">Decay rate of the mean.</param>
/// <param name="SquareMomentum">Decay rate of the mean square.</param>
/// <param name="StepSize">Learning rate divided by the bias correction of the mean.</param>
/// <param name="SquareCorrection">Bias correction of the mean square.</param>
/// <param name="Eps">Value added to the square root.</param>
public readonly record struct AdamRates(
    double Decay, double Momentum, double SquareMomentum, double StepSize, double SquareCorrection, double Eps);
