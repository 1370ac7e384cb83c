using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace WebTestKit;

/// <summary>
/// An HTTPS proxy that answers for hosts of the internet itself: it ends the encryption with a certificate of its own, and passes on what
/// comes to a server of this machine. So a program is tested with the real host names.
/// </summary>
public sealed class TlsProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly X509Certificate2 _certificate;
    private readonly Uri _server;

    /// <param name="hosts">The names that are answered for; <c>*.example.com</c> for all below one.</param>
    /// <param name="server">Gets the requests.</param>
    public TlsProxy(IReadOnlyList<string> hosts, Uri server)
    {
        (_server, _certificate) = (server, Certificate(hosts));
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>A value of <c>HTTPS_PROXY</c>.</summary>
    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>What a client must trust, in PEM: a file of this is a value of <c>SSL_CERT_FILE</c>.</summary>
    public string TrustedCertificate => _certificate.ExportCertificatePem();

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _certificate.Dispose();
        _end.Dispose();
    }

    private static X509Certificate2 Certificate(IReadOnlyList<string> hosts)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=a server of the tests", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await ReadConnectAsync(client.GetStream());
                await using var plain = new SslStream(client.GetStream());
                await plain.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
                await server.ConnectAsync(_server.Host, _server.Port, _end.Token);
                await Task.WhenAny(plain.CopyToAsync(server.GetStream(), _end.Token), server.GetStream().CopyToAsync(plain, _end.Token));
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // One side has left; the program under test reports it where that matters.
            }
        }
    }

    private async Task ReadConnectAsync(NetworkStream client)
    {
        var header = new StringBuilder();
        var one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await client.ReadExactlyAsync(one, _end.Token);
            header.Append((char)one[0]);
        }

        await client.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), _end.Token);
    }
}
