{{/* The labels of every object and of the pod, so that its logs can be told from the application's. */}}
{{- define "cron-support-bundle.labels" -}}
app.kubernetes.io/name: cron-support-bundle
app.kubernetes.io/instance: cron-support-bundle
app.kubernetes.io/component: support-bundle
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}
