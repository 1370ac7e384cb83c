#!/usr/bin/env pwsh
# Runs the build host with the arguments given: ./build.ps1 --target=Submit
$ErrorActionPreference = 'Stop'

$root = [IO.Path]::GetDirectoryName($MyInvocation.MyCommand.Path)
$buildHost = [IO.Path]::Combine($root, 'artifacts', 'host')
$assembly = [IO.Path]::Combine($buildHost, 'Build.dll')
$stamp = [IO.Path]::Combine($buildHost, 'sources.sha256')

$hasSdk = (Get-Command dotnet -ErrorAction SilentlyContinue) -and (@(dotnet --list-sdks) -match '^10\.')
if (-not $hasSdk) {
    [Console]::Error.WriteLine("build.ps1: the .NET 10 SDK is missing. Install it (https://dotnet.microsoft.com/download/dotnet/10.0), see that 'dotnet' is on the PATH, and run this again.")
    exit 4
}

# Asking MSBuild whether the host is up to date takes seconds; hashing its sources does not. build.sh comes to the same hash.
function Get-Sha256([byte[]]$bytes) {
    return [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($bytes)).Replace('-', '').ToLowerInvariant()
}

function Get-SourcesHash {
    $files = @(foreach ($file in [IO.Directory]::GetFiles($root)) {
        if ([IO.Path]::GetFileName($file) -match '^(global\.json|Directory\..*|nuget\.config)$') { './' + [IO.Path]::GetFileName($file) }
    })
    foreach ($folder in 'build', 'polyfills', 'src/Credentials', 'src/Datasets', 'src/Faults', 'src/Jobs', 'src/Pipelines', 'src/Reports', 'src/Runs', 'src/Scoring', 'src/Settings', 'src/Storage') {
        foreach ($file in [IO.Directory]::GetFiles([IO.Path]::Combine($root, $folder), '*', 'AllDirectories')) {
            $name = $file.Substring($root.Length + 1).Replace('\', '/')
            if ($name -notmatch '/(bin|obj)/') { $files += $name }
        }
    }
    [Array]::Sort($files, [StringComparer]::Ordinal)
    $lines = foreach ($file in $files) { (Get-Sha256 ([IO.File]::ReadAllBytes([IO.Path]::Combine($root, $file)))) + '  ' + $file }
    return Get-Sha256 ([Text.Encoding]::UTF8.GetBytes((@($env:UsePolyfills) + $lines -join "`n") + "`n"))
}

$hash = Get-SourcesHash
$known = if ([IO.File]::Exists($stamp)) { [IO.File]::ReadAllText($stamp).Trim() } else { '' }
if (-not [IO.File]::Exists($assembly) -or $known -ne $hash) {
    if ([IO.File]::Exists($stamp)) { [IO.File]::Delete($stamp) }
    [Console]::Error.WriteLine('build.ps1: compiling the build host, as its sources are new.')
    dotnet build ([IO.Path]::Combine($root, 'build')) --configuration Release --output $buildHost --verbosity quiet --nologo |
        ForEach-Object { [Console]::Error.WriteLine($_) }
    if ($LASTEXITCODE -ne 0) {
        [Console]::Error.WriteLine('build.ps1: the build host does not compile; the errors are above.')
        exit 1
    }
    [IO.File]::WriteAllText($stamp, $hash)
}

dotnet $assembly @args
exit $LASTEXITCODE
