Console.WriteLine(TorchSharp.torch.ones(2, 3).matmul(TorchSharp.torch.ones(3, 2)).sum().item<float>());
