/* Own implementation of the few HotSpot functions that the static JDK libraries really call;
   all others become stubs that abort (jvm_stubs.c is made from nm's list of undefined symbols). */
#define _GNU_SOURCE
#include <sched.h>
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include "jni.h"
void initialize(void) {}
int JVM_ActiveProcessorCount(void) {
    cpu_set_t s;
    if (!sched_getaffinity(0, sizeof s, &s)) {
        int n = CPU_COUNT(&s);
        if (n > 0)
            return n;
    }
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (int)n : 1;
}
jlong JVM_CurrentTimeMillis(JNIEnv *e, jclass c) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (jlong)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}
jlong JVM_NanoTime(JNIEnv *e, jclass c) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (jlong)t.tv_sec * 1000000000LL + t.tv_nsec;
}
jlong JVM_GetNanoTimeAdjustment(JNIEnv *e, jclass c, jlong off) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    jlong diff = (jlong)t.tv_sec - off;
    if (diff > 4294967295LL || diff < -4294967295LL)
        return -1;
    return diff * 1000000000LL + t.tv_nsec;
}
void JVM_BeforeHalt(void) {}
void JVM_Halt(jint code) { _exit(code); }
jint JVM_InitializeSocketLibrary(void) { return 0; }
jboolean JVM_IsSupportedJNIVersion(jint v) { return JNI_TRUE; }
jboolean JVM_IsUseContainerSupport(void) { return JNI_FALSE; }
jboolean JVM_IsContainerized(void) { return JNI_FALSE; }
void *JVM_LoadLibrary(const char *name, jboolean t) { return dlopen(name, RTLD_LAZY); }
void JVM_UnloadLibrary(void *h) { dlclose(h); }
void *JVM_FindLibraryEntry(void *h, const char *name) { return dlsym(h, name); }
char *JVM_NativePath(char *p) { return p; }
jint JVM_RaiseSignal(jint s) { return raise(s) == 0; }
void *JVM_RawMonitorCreate(void) {
    pthread_mutex_t *m = malloc(sizeof *m);
    if (m) {
        pthread_mutexattr_t a;
        pthread_mutexattr_init(&a);
        pthread_mutexattr_settype(&a, PTHREAD_MUTEX_RECURSIVE);
        pthread_mutex_init(m, &a);
    }
    return m;
}
void JVM_RawMonitorDestroy(void *m) {
    pthread_mutex_destroy(m);
    free(m);
}
jint JVM_RawMonitorEnter(void *m) { return pthread_mutex_lock(m); }
void JVM_RawMonitorExit(void *m) { pthread_mutex_unlock(m); }
int jio_vsnprintf(char *s, size_t n, const char *f, va_list a) {
    if ((intptr_t)n <= 0)
        return -1;
    int r = vsnprintf(s, n, f, a);
    if (r >= (int)n) {
        s[n - 1] = 0;
        return -1;
    }
    return r;
}
int jio_snprintf(char *s, size_t n, const char *f, ...) {
    va_list a;
    va_start(a, f);
    int r = jio_vsnprintf(s, n, f, a);
    va_end(a);
    return r;
}
int jio_vfprintf(FILE *o, const char *f, va_list a) { return vfprintf(o, f, a); }
int jio_fprintf(FILE *o, const char *f, ...) {
    va_list a;
    va_start(a, f);
    int r = vfprintf(o, f, a);
    va_end(a);
    return r;
}
