global using Build.Checkout;
global using Build.CommandLine;
global using Build.Hosting;
global using Build.Steps;
