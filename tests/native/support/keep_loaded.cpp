// Preloaded into the desktop app under LeakSanitizer. The graphics driver is unloaded before the program ends. Its
// memory would then look like a leak, and no suppression could match it, because its code is gone.
extern "C" int dlclose(void*);
extern "C" int dlclose(void*) { return 0; }
