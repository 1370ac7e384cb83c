using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Trainer.Tests")]
