global using Build.Steps;
global using Cake.Common;
global using Cake.Common.Diagnostics;
global using Cake.Core;
global using Cake.Frosting;
global using Faults;
