package se.inkopsnavet.transport;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** A request's body that knows whether the HTTP client has begun to take it: if not, the server cannot have acted on the request. */
public final class WatchedBody implements BodyPublisher {

    private final BodyPublisher body;
    private volatile boolean taken;

    public WatchedBody(BodyPublisher body) {
        this.body = body;
    }

    public boolean wasTaken() {
        return taken;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    /** The client subscribes when the connection stands and the headers are on their way. */
    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        taken = true;
        body.subscribe(subscriber);
    }
}
