/** Reaching people at once: SMS and telephone (flow F12 step 6). Whoever asks says what about; whom, how and when is decided here by consent and policy. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.contact;
