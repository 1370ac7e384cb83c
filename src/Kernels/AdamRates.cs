namespace Kernels;

/// <summary>The numbers of one Adam step that all elements of a parameter share.</summary>
/// <param name="Decay">What the parameter is multiplied with first; 1 where it does not decay.</param>
/// <param name="Momentum">Decay of the mean.</param>
/// <param name="SquareMomentum">Decay of the mean square.</param>
/// <param name="StepSize">Learning rate over the mean's bias correction.</param>
/// <param name="SquareCorrection">The mean square's bias correction.</param>
/// <param name="Eps">Added to the root.</param>
public readonly record struct AdamRates(
    double Decay, double Momentum, double SquareMomentum, double StepSize, double SquareCorrection, double Eps);
