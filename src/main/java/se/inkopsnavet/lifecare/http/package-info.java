/** Lifecare's REST calls. The address of a call holds the key and the personnummer: it is built here, and nothing but the call's name leaves. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.lifecare.http;
