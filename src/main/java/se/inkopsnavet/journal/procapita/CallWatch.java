package se.inkopsnavet.journal.procapita;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.interceptor.Soap11FaultInInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.MessageSenderInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** The interceptors that tell a {@link Call} how far it came, and that bound what an answer may cost. */
final class CallWatch {

    private CallWatch() {}

    /** The envelope is complete and validated; CXF keeps it in memory until here. */
    static final class Departing extends AbstractPhaseInterceptor<Message> {
        Departing() {
            super(Phase.PREPARE_SEND_ENDING);
            addBefore(MessageSenderInterceptor.MessageSenderEndingInterceptor.class.getName());
        }

        @Override
        public void handleMessage(Message message) {
            Call call = Call.of(message);
            if (call != null) {
                call.handOver();
            }
        }
    }

    /** Status and size before a single byte is parsed. */
    static final class Answered extends AbstractPhaseInterceptor<Message> {

        private static final long MOST_BYTES = 256 * 1024L;

        private final Duration deadline;
        private final ScheduledExecutorService timer;

        Answered(Duration deadline, ScheduledExecutorService timer) {
            super(Phase.RECEIVE);
            this.deadline = deadline;
            this.timer = timer;
        }

        @Override
        public void handleMessage(Message message) {
            int status = message.get(Message.RESPONSE_CODE) instanceof Integer code ? code : 0;
            Call call = Call.of(message);
            if (call != null) {
                call.answered(status, hasRetryAfter(message));
            }
            if (status != 200 && status != 500) {
                throw new Fault(new IllegalStateException("HTTP status " + status));
            }
            InputStream answer = message.getContent(InputStream.class);
            if (answer != null) {
                message.setContent(InputStream.class, new BoundedAnswer(answer, MOST_BYTES, deadline, timer));
            }
        }

        @SuppressWarnings("unchecked") // CXF puts nothing else there
        private static boolean hasRetryAfter(Message message) {
            Map<String, List<String>> headers = (Map<String, List<String>>) message.get(Message.PROTOCOL_HEADERS);
            if (headers == null) {
                return false;
            }
            Map<String, List<String>> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            any.putAll(headers);
            return any.containsKey("Retry-After");
        }
    }

    /** A SOAP Fault that the service wrote, as against one that CXF makes of its own trouble with an answer. */
    static final class Refused extends AbstractPhaseInterceptor<Message> {
        Refused() {
            super(Phase.UNMARSHAL);
            addAfter(Soap11FaultInInterceptor.class.getName());
        }

        @Override
        public void handleMessage(Message message) {
            Call call = Call.of(message);
            if (call != null && message.getContent(Exception.class) instanceof SoapFault fault) {
                call.refused(fault.getFaultCode().getLocalPart());
            }
        }
    }
}
