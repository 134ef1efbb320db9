package se.inkopsnavet.journal.procapita;

import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.WebServiceException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.logging.NoOpFaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transport.http.HttpClientHTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.procapita.contract.JournalResponderInterface;

/**
 * The CXF client, pinned so that no call is ever repeated behind the ledger's back: HttpClient conduit, no redirects, no retransmission; every limit explicit
 * (reliability report §2.3). {@code HttpURLConnection} would silently repeat a POST.
 */
final class SoapPort {

    private static final String WSDL = "contracts/journal/JournalInteraction_1.0_RIVTABP21.wsdl";
    private static final String NAMESPACE = "urn:inkopsnavet:journal:Journal:1:rivtabp21";

    /** More than the largest request: it is complete before its first byte leaves, and it has a Content-Length. */
    private static final int LARGEST_REQUEST = 256 * 1024;

    private final JournalResponderInterface port;

    SoapPort(ProcapitaSettings settings) {
        this.port = open(settings);
        Client client = ClientProxy.getClient(port);
        watch(client, settings);
        pin(client, settings);
    }

    /** The answer, or what was seen of a call that failed. */
    sealed interface Reply<T> {
        record Given<T>(T value) implements Reply<T> {}

        record Failed<T>(Call call, WebServiceException reason) implements Reply<T> {}
    }

    /** One call; never more than one request on the wire. */
    <T> Reply<T> call(Function<JournalResponderInterface, T> operation) {
        Call call = new Call();
        Map<String, Object> context = ((BindingProvider) port).getRequestContext();
        context.put(Call.key(), call);
        try {
            return new Reply.Given<>(operation.apply(port));
        } catch (WebServiceException failed) {
            return new Reply.Failed<>(call, failed);
        } finally {
            context.remove(Call.key());
        }
    }

    private static JournalResponderInterface open(ProcapitaSettings settings) {
        Bus bus = BusFactory.newInstance().createBus();
        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(JournalResponderInterface.class);
        factory.setWsdlURL(SoapPort.class.getClassLoader().getResource(WSDL).toString());
        factory.setServiceName(new QName(NAMESPACE, "JournalResponderService"));
        factory.setEndpointName(new QName(NAMESPACE, "JournalResponderPort"));
        factory.setAddress(settings.url().toString());
        factory.setProperties(properties());
        JournalResponderInterface port = factory.create(JournalResponderInterface.class);
        ((BindingProvider) port).getRequestContext().put("thread.local.request.context", true);
        return port;
    }

    private static Map<String, Object> properties() {
        Map<String, Object> all = new HashMap<>();
        all.put(Message.SCHEMA_VALIDATION_ENABLED, SchemaValidationType.BOTH);
        // Parser messages quote what they read, and CXF logs them: the ledger logs the outcome instead.
        all.put(FaultListener.class.getName(), new NoOpFaultListener());
        // Statuses are judged by CallWatch, which knows more than an exception's text.
        all.put(HTTPConduit.NO_IO_EXCEPTIONS, true);
        all.put("force.urlconnection.http.conduit", false);
        all.put("share.httpclient.http.conduit", false);
        all.put(StaxUtils.MAX_ELEMENT_DEPTH, 20);
        all.put(StaxUtils.MAX_CHILD_ELEMENTS, 100);
        all.put(StaxUtils.MAX_ELEMENT_COUNT, 500L);
        all.put(StaxUtils.MAX_ATTRIBUTE_COUNT, 20);
        all.put(StaxUtils.MAX_ATTRIBUTE_SIZE, 2000);
        all.put(StaxUtils.MAX_TEXT_LENGTH, 20_000L);
        all.put(StaxUtils.MAX_XML_CHARACTERS, 200_000L);
        return all;
    }

    private static void watch(Client client, ProcapitaSettings settings) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "journal-answer-deadline");
            thread.setDaemon(true);
            return thread;
        });
        client.getOutInterceptors().add(new CallWatch.Departing());
        client.getInInterceptors().add(new CallWatch.Answered(settings.answerTimeout(), timer));
        client.getInFaultInterceptors().add(new CallWatch.Refused());
    }

    private static void pin(Client client, ProcapitaSettings settings) {
        if (!(client.getConduit() instanceof HttpClientHTTPConduit conduit)) {
            throw new FaultException(Fault.CONFIGURATION, "CXF would not use java.net.http");
        }
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(settings.connectTimeout().toMillis());
        policy.setReceiveTimeout(settings.answerTimeout().toMillis());
        policy.setAutoRedirect(false);
        policy.setMaxRetransmits(0);
        policy.setAllowChunking(true);
        policy.setChunkingThreshold(LARGEST_REQUEST);
        policy.setChunkLength(LARGEST_REQUEST);
        policy.setVersion("1.1");
        conduit.setClient(policy);
        TLSClientParameters tls = new TLSClientParameters();
        tls.setKeyManagers(settings.tls().keyManagers());
        tls.setTrustManagers(settings.tls().trustManagers());
        conduit.setTlsClientParameters(tls);
    }
}
