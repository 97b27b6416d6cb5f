/** Tells people in their chats, and programs by webhook, when drift comes, changes or goes. */
@org.jspecify.annotations.NullMarked
package dev.weir.notify;
