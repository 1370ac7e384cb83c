#!/usr/bin/env pwsh
# Runs the build host with the arguments given: ./build.ps1 --target=Submit
$ErrorActionPreference = 'Stop'

$root = $PSScriptRoot
$buildHost = Join-Path $root 'artifacts/host'
$stamp = Join-Path $buildHost 'sources.sha256'

Push-Location $root
try {
    $hasSdk = $false
    if (Get-Command dotnet -ErrorAction SilentlyContinue) {
        dotnet --version *> $null
        $hasSdk = $LASTEXITCODE -eq 0
    }
}
finally { Pop-Location }
if (-not $hasSdk) {
    [Console]::Error.WriteLine("build.ps1: the .NET 10 SDK is missing. Install it (https://dotnet.microsoft.com/download/dotnet/10.0), see that 'dotnet' is on the PATH, and run this again.")
    exit 4
}

# Asking MSBuild whether the host is up to date takes seconds; hashing its sources does not.
function Get-SourcesHash {
    $folders = 'build', 'polyfills', 'src/Faults', 'src/Pipelines', 'src/Datasets', 'src/Storage', 'src/Jobs'
    $files = @(Get-ChildItem -Path $root -File | Where-Object { $_.Name -match '^(global\.json|Directory\..*|nuget\.config)$' })
    $files += $folders | ForEach-Object { Get-ChildItem -Path (Join-Path $root $_) -File -Recurse } |
        Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' }
    $lines = $files | Sort-Object FullName | ForEach-Object { "$($_.FullName) $((Get-FileHash $_.FullName -Algorithm SHA256).Hash)" }
    $bytes = [Text.Encoding]::UTF8.GetBytes("$env:UsePolyfills`n" + ($lines -join "`n"))
    return [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($bytes))
}

$hash = Get-SourcesHash
$known = if (Test-Path $stamp) { (Get-Content $stamp -Raw).Trim() } else { '' }
if (-not (Test-Path (Join-Path $buildHost 'Build.dll')) -or $known -ne $hash) {
    Remove-Item $stamp -Force -ErrorAction SilentlyContinue
    dotnet build (Join-Path $root 'build') --configuration Release --output $buildHost --verbosity quiet --nologo
    if ($LASTEXITCODE -ne 0) {
        [Console]::Error.WriteLine('build.ps1: the build host does not compile; the errors are above.')
        exit 1
    }
    Set-Content -Path $stamp -Value $hash
}

dotnet (Join-Path $buildHost 'Build.dll') @args
exit $LASTEXITCODE
