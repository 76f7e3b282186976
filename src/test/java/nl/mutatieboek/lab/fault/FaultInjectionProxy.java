package nl.mutatieboek.lab.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Proxy between the application and PostgreSQL, which can cut connections or stop responding on command. */
final class FaultInjectionProxy implements AutoCloseable {
    private final ServerSocket endpoint;
    private final int port;
    private final List<ProxiedConnection> lines = new CopyOnWriteArrayList<>();
    private final AtomicReference<ConnectionFault> armed = new AtomicReference<>();
    private volatile CompletableFuture<Void> done = new CompletableFuture<>();

    /** Where the connection of a commit with entries is cut. */
    enum ConnectionFault {
        /** The server never receives the commit. */
        BEFORE_COMMIT,
        /** The server has committed, and the client gets no answer. */
        AFTER_COMMIT,
        /** The server never receives the commit, and the client does not see that the connection is dead. */
        SILENT_BEFORE_COMMIT,
        /** The server has committed, the client gets no answer and does not see that the connection is dead. */
        SILENT_AFTER_COMMIT;

        boolean before() {
            return this == BEFORE_COMMIT || this == SILENT_BEFORE_COMMIT;
        }

        boolean silent() {
            return this == SILENT_BEFORE_COMMIT || this == SILENT_AFTER_COMMIT;
        }
    }

    /**
     * @param port of the server
     */
    FaultInjectionProxy(int port) {
        this.port = port;
        try {
            this.endpoint = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("proxy").start(this::acceptConnections);
    }

    int port() {
        return endpoint.getLocalPort();
    }

    /** Cuts every line. */
    void cutAll() {
        lines.forEach(ProxiedConnection::cut);
    }

    /** Silently discards the data of all open connections; new connections work. */
    void silenceAll() {
        lines.forEach(line -> line.dead = true);
    }

    /** Cuts the line of the next commit with entries; done when it was. */
    CompletableFuture<Void> cutNext(ConnectionFault cut) {
        done = new CompletableFuture<>();
        armed.set(cut);
        return done;
    }

    private void acceptConnections() {
        try {
            while (true) {
                Socket client = endpoint.accept();
                ProxiedConnection line =
                        new ProxiedConnection(client, new Socket(InetAddress.getLoopbackAddress(), port));
                lines.add(line);
                Thread.ofPlatform().daemon().start(line::forwardToServer);
                Thread.ofPlatform().daemon().start(line::forwardToClient);
            }
        } catch (IOException e) {
            // The port is closed, or the server is down: connections are refused.
            close();
        }
    }

    @Override
    public void close() {
        try {
            endpoint.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cutAll();
    }

    private final class ProxiedConnection {
        private final Socket client;
        private final Socket server;
        private boolean appended;
        private volatile ConnectionFault after;
        private volatile boolean dead;

        ProxiedConnection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void forwardToServer() {
            byte[] bytes = new byte[1 << 16];
            try (InputStream in = client.getInputStream();
                    OutputStream out = server.getOutputStream()) {
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    String said = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
                    appended |= said.contains("insert into ledger_entry");
                    if (said.contains("COMMIT")) {
                        ConnectionFault cut = appended ? armed.getAndSet(null) : null;
                        appended = false;
                        if (cut != null && cut.before()) {
                            end(cut);
                        }
                        after = cut;
                    }
                    if (!dead) {
                        out.write(bytes, 0, length);
                    }
                }
            } catch (IOException e) {
                cut();
            } finally {
                cut();
            }
        }

        void forwardToClient() {
            byte[] bytes = new byte[1 << 16];
            try (InputStream in = server.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    if (after != null && !dead) {
                        end(after);
                    }
                    if (!dead) {
                        out.write(bytes, 0, length);
                    }
                }
            } catch (IOException e) {
                cut();
            } finally {
                cut();
            }
        }

        /** Discards data until both ends are closed. */
        private void end(ConnectionFault cut) {
            dead = true;
            if (!cut.silent()) {
                cut();
            }
            done.complete(null);
        }

        void cut() {
            lines.remove(this);
            try (client;
                    server) {
                appended = false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
