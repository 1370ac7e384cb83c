using System.Globalization;
using PyTorchFiles;
using Settings;
using Training.Benchmarks;
using Ulmfit.Model;
using Ulmfit.Tests.Model;
using Ulmfit.Training.Schedules;
using static TorchSharp.torch;

namespace Benchmarks.Tests;

/// <summary>That <c>peer.py</c> does the same work as the trainer.</summary>
public sealed class PeerTests : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private const int Steps = 10; // more than there are batches: both start the text anew
    private const double Tolerance = 5e-5;

    private readonly TempFolder _folder = new();

    public static TheoryData<Architecture, Work, bool> Everything => new MatrixTheoryData<Architecture, Work, bool>(
        [Architecture.AwdLstm, Architecture.AwdQrnn], [Work.LanguageModel, Work.Classifier], [false, true]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Everything))]
    public void Steps_from_equal_weights_have_equal_losses(Architecture architecture, Work work, bool isFrozen)
    {
        var peer = RequirePeer();
        var settings = TinySteps.Of(architecture, work, isFrozen, _folder.PathOf("tokens"));
        WriteWeights(settings, _folder.PathOf("weights.pth"));

        var ours = TinySteps.Answers(settings, Steps, new OpenMasks())[1..^1].Select(Loss).ToArray();
        var theirs = Losses(peer, settings with
        {
            Encoder = settings.Encoder.ScaleDropouts(0),
            HeadP = 0,
            WeightsFile = _folder.PathOf("weights.pth"),
        });

        ours.Should().HaveCount(Steps).And.OnlyHaveUniqueItems("every step trains");
        foreach (var (own, other) in ours.Zip(theirs))
            own.Should().BeApproximately(other, Tolerance * other);
    }

    [Theory]
    [InlineData(Architecture.AwdLstm)]
    [InlineData(Architecture.AwdQrnn)]
    public void Predictions_of_equal_weights_have_equal_losses(Architecture architecture)
    {
        var peer = RequirePeer();
        var settings = TinySteps.Of(architecture, Work.Prediction, isFrozen: false, _folder.PathOf("tokens"));
        using (var network = OwnPredictions.CreateNetwork(settings))
            PyTorchFile.Write(_folder.PathOf("weights.pth"), TorchTensors.FromTensors(network.Network.StateDict()));

        var own = Loss(TinySteps.Answers(settings, steps: 1)[1]);
        using var other = peer.Start(settings with { WeightsFile = _folder.PathOf("weights.pth") });

        own.Should().BeApproximately(other.Step().Loss, Tolerance * own);
    }

    [Fact]
    public void Steps_taken_at_once_are_answered_together()
    {
        var peer = RequirePeer();
        var settings = TinySteps.Of(Architecture.AwdQrnn, Work.LanguageModel, isFrozen: false, _folder.PathOf("tokens"));
        WriteWeights(settings, _folder.PathOf("weights.pth"));
        settings = settings with { Encoder = settings.Encoder.ScaleDropouts(0), WeightsFile = _folder.PathOf("weights.pth") };

        using var oneByOne = peer.Start(settings);
        using var atOnce = peer.Start(settings with { Computation = settings.Computation with { StepsAtOnce = 3 } });

        var third = new[] { oneByOne.Step(), oneByOne.Step(), oneByOne.Step() }[^1];
        atOnce.Step().Loss.Should().Be(third.Loss);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Dropout_changes_the_losses_of_the_peer(Architecture architecture, Work work, bool isFrozen)
    {
        var settings = TinySteps.Of(architecture, work, isFrozen, _folder.PathOf("tokens"));
        WriteWeights(settings, _folder.PathOf("weights.pth"));
        settings = settings with { WeightsFile = _folder.PathOf("weights.pth") };
        var peer = RequirePeer();

        Losses(peer, settings)[0].Should().NotBe(Losses(peer, settings)[0]);
    }

    private static Peer RequirePeer()
    {
        var peer = Peer.Find(Python);
        if (peer is null)
            Assert.Skip($"{Python} cannot import torch");
        return peer;
    }

    /// <summary>Smoothed as the learner smooths them.</summary>
    private static double[] Losses(Peer peer, StepSettings settings)
    {
        using var participant = peer.Start(settings);
        var smoothed = new SmoothedLoss();
        double[] losses = [.. Enumerable.Range(0, Steps).Select(_ => (double)smoothed.Add((float)participant.Step().Loss))];
        participant.End().Should().BePositive();
        return losses;
    }

    private static void WriteWeights(StepSettings settings, string path)
    {
        using var random = new ModelRandom(OwnSteps.Seed, CPU);
        using var model = OwnSteps.CreateModel(settings, random);
        PyTorchFile.Write(path, TorchTensors.FromTensors(model.StateDict()));
    }

    private static double Loss(string answer) => double.Parse(answer.Split(' ')[2], CultureInfo.InvariantCulture);
}
