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

# Asking MSBuild whether the host is up to date takes seconds; hashing its sources does not.
function Get-SourcesHash {
    $sha256 = [Security.Cryptography.SHA256]::Create()
    $files = @([IO.Directory]::GetFiles($root) | Where-Object { [IO.Path]::GetFileName($_) -match '^(global\.json|Directory\..*|nuget\.config)$' })
    foreach ($folder in 'build', 'polyfills', 'src/Faults', 'src/Pipelines', 'src/Datasets', 'src/Storage', 'src/Jobs') {
        $files += [IO.Directory]::GetFiles([IO.Path]::Combine($root, $folder), '*', 'AllDirectories') | Where-Object { $_ -notmatch '[\\/](bin|obj)[\\/]' }
    }
    [Array]::Sort($files, [StringComparer]::Ordinal)
    $lines = $files | ForEach-Object { $_ + ' ' + [BitConverter]::ToString($sha256.ComputeHash([IO.File]::ReadAllBytes($_))) }
    $text = "$env:UsePolyfills`n" + ($lines -join "`n")
    return [BitConverter]::ToString($sha256.ComputeHash([Text.Encoding]::UTF8.GetBytes($text)))
}

$hash = Get-SourcesHash
$known = if ([IO.File]::Exists($stamp)) { [IO.File]::ReadAllText($stamp).Trim() } else { '' }
if (-not [IO.File]::Exists($assembly) -or $known -ne $hash) {
    [IO.File]::Delete($stamp)
    dotnet build ([IO.Path]::Combine($root, 'build')) --configuration Release --output $buildHost --verbosity quiet --nologo
    if ($LASTEXITCODE -ne 0) {
        [Console]::Error.WriteLine('build.ps1: the build host does not compile; the errors are above.')
        exit 1
    }
    [IO.File]::WriteAllText($stamp, $hash)
}

dotnet $assembly @args
exit $LASTEXITCODE
