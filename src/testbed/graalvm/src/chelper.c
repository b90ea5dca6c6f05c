/* Own implementation of the C functions that the Java classes of svm-25.0.2 declare with
   @CLibrary("libchelper"). Written from those Java declarations only. */
#define _GNU_SOURCE
#include <cpuid.h>
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "amd64cpufeatures.h"
#include "svm_locale.h"

/* ---- small things */
extern char **environ;
char **getEnviron(void) { return environ; }
void codeSynchronization_clearCache(long start, long size) { __builtin___clear_cache((char *)start, (char *)start + size); }
int getThreadId(void) { return (int)syscall(SYS_gettid); }
void *mremapP(void *old, size_t osz, size_t nsz, int flags, void *naddr) { return mremap(old, osz, nsz, flags, naddr); }
int openSII(const char *p, int flags, int mode) { return open(p, flags, mode); }
int openatISII(int fd, const char *p, int flags, int mode) { return openat(fd, p, flags, mode); }
int fprintfSD(FILE *f, const char *fmt, const char *a, int b) { return fprintf(f, fmt, a, b); }

/* user CPU time of a thread in nanoseconds: fields 14 (utime) of /proc/self/task/N/stat */
long getThreadUserTimeSlow(int tid) {
    char path[64], buf[2048];
    snprintf(path, sizeof path, "/proc/self/task/%d/stat", tid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    ssize_t n = read(fd, buf, sizeof buf - 1);
    close(fd);
    if (n <= 0)
        return -1;
    buf[n] = 0;
    char *p = strrchr(buf, ')');
    if (!p)
        return -1;
    unsigned long ut;
    if (sscanf(p + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu", &ut) != 1)
        return -1;
    return (long)(ut * (1000000000L / sysconf(_SC_CLK_TCK)));
}

/* ---- time zone: libjava's own function */
extern char *findJavaTZ_md(const char *java_home_dir);
char *SVM_FindJavaTZmd(const char *mappings, int len) {
    (void)mappings;
    (void)len;
    return findJavaTZ_md("");
}

/* ---- locale: libjava's own GetJavaProperties */
#include "jni.h"
#include "java_props.h"
static svm_locale_props_t loc;
/* GetJavaProperties uses its JNIEnv only to throw (out of memory): a table of two functions is enough. */
static int threw;
static jboolean JNICALL env_exception_check(JNIEnv *e) {
    (void)e;
    return (jboolean)threw;
}
static jclass JNICALL env_find_class(JNIEnv *e, const char *n) {
    (void)e;
    (void)n;
    threw = 1;
    return NULL;
}
int svm_initialize_locale(void) {
    static struct JNINativeInterface_ table;
    table.ExceptionCheck = env_exception_check;
    table.FindClass = env_find_class;
    JNIEnv env = &table;
    java_props_t *p = GetJavaProperties(&env);
    if (!p)
        return SVM_LOCALE_INITIALIZATION_OUT_OF_MEMORY;
    loc = (svm_locale_props_t){p->display_language, p->display_script, p->display_country, p->display_variant,
                               p->format_language,  p->format_script,  p->format_country,  p->format_variant};
    return SVM_LOCALE_INITIALIZATION_SUCCEEDED;
}
svm_locale_props_t *svm_get_locale(void) { return &loc; }

/* ---- Java signals: one counter per signal and a semaphore */
#define NSIGS 65
static atomic_uint owned;
static sem_t sem;
static atomic_int pending[NSIGS];
static void on_signal(int s) {
    int e = errno;
    if (s > 0 && s < NSIGS) {
        atomic_fetch_add(&pending[s], 1);
        sem_post(&sem);
    }
    errno = e;
}
int cSunMiscSignal_open(void) {
    unsigned z = 0;
    if (!atomic_compare_exchange_strong(&owned, &z, 1))
        return 1;
    for (int i = 0; i < NSIGS; i++)
        atomic_store(&pending[i], 0);
    if (sem_init(&sem, 0, 0)) {
        atomic_store(&owned, 0);
        return -1;
    }
    return 0;
}
int cSunMiscSignal_close(void) {
    int r = sem_destroy(&sem);
    atomic_store(&owned, 0);
    return r;
}
int cSunMiscSignal_awaitSemaphore(void) {
    int r;
    while ((r = sem_wait(&sem)) && errno == EINTR)
        ;
    return r;
}
int cSunMiscSignal_signalSemaphore(void) { return sem_post(&sem); }
int cSunMiscSignal_signalRangeCheck(int s) { return s > 0 && s < NSIGS; }
int cSunMiscSignal_checkPendingSignal(void) {
    for (int i = 0; i < NSIGS; i++) {
        int n = atomic_load(&pending[i]);
        while (n > 0)
            if (atomic_compare_exchange_weak(&pending[i], &n, n - 1))
                return i;
    }
    return -1;
}
void *cSunMiscSignal_signalHandlerFunctionPointer(void) { return (void *)on_signal; }

/* ---- attach API: not supported here (only reached with --enable-monitoring) */
void svm_attach_startup(const char *p) { (void)p; }
void svm_attach_listener_cleanup(int s, const char *p) {
    if (s >= 0)
        close(s);
    if (p)
        unlink(p);
}
int svm_attach_check_socket_file(const char *p) {
    (void)p;
    return 0;
}
int svm_attach_is_init_trigger(const char *p) {
    (void)p;
    return 0;
}
int svm_attach_create_listener(const char *p) {
    (void)p;
    return -1;
}
int svm_attach_wait_for_request(int s) {
    (void)s;
    return -1;
}
void svm_attach_shutdown_socket(int s) { (void)s; }

/* ---- CPU features */
static unsigned long long xcr0(void) {
    unsigned a, d;
    __asm__ volatile("xgetbv" : "=a"(a), "=d"(d) : "c"(0));
    return ((unsigned long long)d << 32) | a;
}
#define B(r, n) ((char)(((r) >> (n)) & 1))
void determineCPUFeatures(CPUFeatures *f) {
    unsigned a, b, c, d, a7 = 0, b7 = 0, c7 = 0, d7 = 0, a71 = 0, b71 = 0, c71 = 0, d71 = 0, ea = 0, eb = 0, ec = 0, ed = 0, pa = 0, pb = 0,
                         pc = 0, pd = 0;
    memset(f, 0, sizeof *f);
    if (!__get_cpuid(1, &a, &b, &c, &d))
        return;
    if (__get_cpuid_count(7, 0, &a7, &b7, &c7, &d7) && a7 >= 1)
        __get_cpuid_count(7, 1, &a71, &b71, &c71, &d71);
    __get_cpuid(0x80000001, &ea, &eb, &ec, &ed);
    __get_cpuid(0x80000007, &pa, &pb, &pc, &pd);
    unsigned long long x = B(c, 27) ? xcr0() : 0;
    int ymm = (x & 6) == 6, zmm = (x & 0xe6) == 0xe6, apx = (x >> 19) & 1;
    f->fCX8 = B(d, 8);
    f->fCMOV = B(d, 15);
    f->fFXSR = B(d, 24);
    f->fHT = B(d, 28);
    f->fMMX = B(d, 23);
    f->fAMD_3DNOW_PREFETCH = B(ec, 8);
    f->fSSE = B(d, 25);
    f->fSSE2 = B(d, 26);
    f->fSSE3 = B(c, 0);
    f->fSSSE3 = B(c, 9);
    f->fSSE4A = B(ec, 6);
    f->fSSE4_1 = B(c, 19);
    f->fSSE4_2 = B(c, 20);
    f->fPOPCNT = B(c, 23);
    f->fLZCNT = B(ec, 5);
    f->fTSC = B(d, 4);
    f->fTSCINV_BIT = B(pd, 8);
    f->fTSCINV = B(pd, 8);
    f->fAES = B(c, 25);
    f->fERMS = B(b7, 9);
    f->fCLMUL = B(c, 1);
    f->fBMI1 = B(b7, 3);
    f->fBMI2 = B(b7, 8);
    f->fRTM = B(b7, 11);
    f->fADX = B(b7, 19);
    f->fSHA = B(b7, 29);
    f->fFLUSH = B(d, 19);
    f->fFLUSHOPT = B(b7, 23);
    f->fCLWB = B(b7, 24);
    f->fHV = B(c, 31);
    f->fSERIALIZE = B(d7, 14);
    f->fRDTSCP = B(ed, 27);
    f->fRDPID = B(c7, 22);
    f->fFSRM = B(d7, 4);
    f->fGFNI = B(c7, 8);
    f->fPKU = B(c7, 3);
    f->fOSPKE = B(c7, 4);
    f->fCET_IBT = B(d7, 20);
    f->fCET_SS = B(c7, 7);
    f->fVZEROUPPER = 0;
    if (B(c, 28) && ymm) {
        f->fAVX = 1;
        f->fVZEROUPPER = 1;
        f->fAVX2 = B(b7, 5);
        f->fFMA = B(c, 12);
        f->fF16C = B(c, 29);
        f->fSHA512 = B(a71, 0);
        f->fAVX_IFMA = B(a71, 23);
        if (zmm && B(b7, 16)) {
            f->fAVX512F = 1;
            f->fAVX512DQ = B(b7, 17);
            f->fAVX512PF = B(b7, 26);
            f->fAVX512ER = B(b7, 27);
            f->fAVX512CD = B(b7, 28);
            f->fAVX512BW = B(b7, 30);
            f->fAVX512VL = B(b7, 31);
            f->fAVX512_IFMA = B(b7, 21);
            f->fAVX512_VBMI = B(c7, 1);
            f->fAVX512_VBMI2 = B(c7, 6);
            f->fAVX512_VAES = B(c7, 9);
            f->fAVX512_VPCLMULQDQ = B(c7, 10);
            f->fAVX512_VNNI = B(c7, 11);
            f->fAVX512_BITALG = B(c7, 12);
            f->fAVX512_VPOPCNTDQ = B(c7, 14);
            f->fAVX512_FP16 = B(d7, 23);
            if (B(d71, 19)) {
                unsigned ia, ib = 0, ic, id;
                if (__get_cpuid_count(0x24, 0, &ia, &ib, &ic, &id)) {
                    f->fAVX10_1 = (ib & 0xff) >= 1;
                    f->fAVX10_2 = (ib & 0xff) >= 2;
                }
            }
        }
    }
    f->fAPX_F = apx && B(d71, 21);
}
/* mask: one byte per CPUFeatures byte, 0xFE where the image needs the feature, 0xFF elsewhere (and in the padding) */
int checkCPUFeatures(const unsigned char *mask) {
    CPUFeatures f;
    determineCPUFeatures(&f);
    const unsigned char *h = (const unsigned char *)&f;
    for (size_t i = 0; i < sizeof f; i++)
        if ((unsigned char)(mask[i] | h[i]) != 0xff)
            return 1;
    return 0;
}
int checkCPUFeaturesOrExit(const unsigned char *mask, const char *msg) {
    if (checkCPUFeatures(mask)) {
        fputs(msg, stderr);
        fputc('\n', stderr);
        exit(1);
    }
    return 0;
}
