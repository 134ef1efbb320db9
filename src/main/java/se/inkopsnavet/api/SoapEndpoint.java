package se.inkopsnavet.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.logging.NoOpFaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import se.inkopsnavet.api.contract.ConsentResponderInterface;

/** CXF behind the door: schema validation and every limit on, its own logging off, no list of services and no generated WSDL. */
final class SoapEndpoint {

    private static final String WSDL = "contracts/consent/ConsentInteraction_1.0_RIVTABP21.wsdl";
    private static final String NAMESPACE = "urn:inkopsnavet:consent:Consent:1:rivtabp21";

    private final ConsentHandIn handIn;

    SoapEndpoint(ConsentHandIn handIn) {
        this.handIn = handIn;
    }

    CXFNonSpringServlet servlet() {
        Bus bus = BusFactory.newInstance().createBus();
        CXFNonSpringServlet servlet = new CXFNonSpringServlet();
        servlet.setBus(bus);
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(ConsentResponderInterface.class);
        factory.setServiceBean(new SoapConsents(handIn, () -> Guard.client(request())));
        factory.setWsdlURL(getClass().getClassLoader().getResource(WSDL).toString());
        factory.setServiceName(new QName(NAMESPACE, "ConsentResponderService"));
        factory.setEndpointName(new QName(NAMESPACE, "ConsentResponderPort"));
        factory.setAddress("/consent");
        factory.setProperties(properties());
        Server server = factory.create();
        server.getEndpoint().getOutFaultInterceptors().add(new PlainFaults());
        return servlet;
    }

    /** The call that this thread handles. */
    private static HttpServletRequest request() {
        return (HttpServletRequest) PhaseInterceptorChain.getCurrentMessage().get(AbstractHTTPDestination.HTTP_REQUEST);
    }

    private static Map<String, Object> properties() {
        Map<String, Object> all = new HashMap<>();
        all.put(Message.SCHEMA_VALIDATION_ENABLED, SchemaValidationType.IN);
        // Parser messages quote what they read, and CXF logs them: the door logs its own line.
        all.put(FaultListener.class.getName(), new NoOpFaultListener());
        all.put(StaxUtils.MAX_ELEMENT_DEPTH, 20);
        all.put(StaxUtils.MAX_CHILD_ELEMENTS, 50);
        all.put(StaxUtils.MAX_ELEMENT_COUNT, 200L);
        all.put(StaxUtils.MAX_ATTRIBUTE_COUNT, 20);
        all.put(StaxUtils.MAX_ATTRIBUTE_SIZE, 1000);
        all.put(StaxUtils.MAX_TEXT_LENGTH, 4_000L);
        all.put(StaxUtils.MAX_XML_CHARACTERS, 65_536L);
        return all;
    }
}
